import { z } from 'zod';
import { FILE_KINDS } from '../domain/debt.ts';
import type { ToldByItem } from '../domain/document.ts';
import type { Labelled } from './labelled.ts';
import { EXACT_LABEL, textAsIs } from './own-marks.ts';

/** Long texts are divided into lines, so that a change shows as one of a line. */
const text = z.union([z.string(), z.array(z.string())]).transform((told) => [told].flat().join(''));
const sections = z.array(z.strictObject({ title: text, text }));
const shape = {
  title: text,
  reference: text.nullable(),
  effortQualifier: text.nullable(),
  impactQualifier: text.nullable(),
  acceptedWhy: text.nullable(),
  risk: text.nullable(),
  whatWasDone: text.nullable(),
  currentState: text.nullable(),
  targetState: z.array(z.strictObject({ name: text.nullable(), text })),
  implementation: text.nullable(),
  steps: z.array(z.strictObject({ text, done: z.boolean() })),
  files: z.array(z.strictObject({ kind: z.enum(FILE_KINDS), text })),
  sections,
  links: z.array(z.strictObject({ url: text, title: text.nullable() })),
  labels: z.array(text),
  owner: text.nullable(),
} as const;
const values = z.strictObject(shape).partial();

/** Values of an item that Markdown cannot show so that they read the same. */
export type ExactValues = z.infer<typeof values>;
export type ExactField = keyof ExactValues & keyof ToldByItem;
export const EXACT_FIELDS = Object.keys(shape) as readonly ExactField[];

/** More marks than this without an empty line between, and the reader's limits would count them. */
const MAX_CHUNK_CHARS = 200;

/** The values of an item that `writeExact` wrote; null for a part that holds none, or something else. */
export function exactOf({ label, blocks }: Labelled): ExactValues | null {
  const json = label === EXACT_LABEL && blocks.length === 1 ? textAsIs(blocks[0], 'json') : null;
  return json === null ? null : parsed(values, json);
}

/** The sections of a register that `writeExact` wrote; null for JSON that is none. */
export function readExactSections(json: string): z.infer<typeof sections> | null {
  return parsed(sections, json);
}

function parsed<Schema extends z.ZodType>(schema: Schema, json: string): z.infer<Schema> | null {
  try {
    return schema.safeParse(JSON.parse(json)).data ?? null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Values as JSON, a line of text on a line; far apart, where they hold too many marks to stand close together. */
export function writeExact(told: Readonly<ExactValues> | ExactValues['sections']): string {
  const json = JSON.stringify(told, (_key, value) => chunked(value), 2);
  return isDense(json) ? json.replaceAll('\n', '\n\n') : json;
}

function chunked(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const chunks = value.match(new RegExp(`[^\\n]{0,${MAX_CHUNK_CHARS}}\\n?`, 'gu'))?.filter(Boolean);
  return chunks && chunks.length > 1 ? chunks : value;
}

function isDense(json: string): boolean {
  return (json.match(/[[\]*_~`<!|@:\\]/g)?.length ?? 0) > 900;
}
