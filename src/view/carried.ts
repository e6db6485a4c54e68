import { z } from 'zod';

/** How a value travels in a button, a menu or a modal's private metadata: as JSON that is checked when it comes back. */
export interface Carried<Value> {
  encode(value: Value): string;
  /** Null for a text that is none of ours, such as one of an older version. */
  decode(text: string | null | undefined): Value | null;
}

/** A value of that shape; a text of another shape is none. */
export function carried<Value>(schema: z.ZodType<Value>): Carried<Value> {
  return {
    encode: (value) => JSON.stringify(value),
    decode: (text) => schema.safeParse(jsonOf(text)).data ?? null,
  };
}

/** Ids and numbers of ours, and pages of a list. */
export const key = z.int().nonnegative();
export const page = z.int().positive();

function jsonOf(text: string | null | undefined): unknown {
  if (!text) return null;
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
