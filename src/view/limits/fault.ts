import type { z } from 'zod';

export type Surface = 'message' | 'modal' | 'home';

/**
 * One refusal as Slack would give it: `code` is Slack's error code, `pointer` the JSON pointer ("/blocks/0/text/text"),
 * `message` Slack's sentence, pointer included, as it stands after "[ERROR] " in `response_metadata.messages`.
 */
export interface LimitFault {
  code: string;
  pointer: string;
  message: string;
}

/** A fault whose message ends in its pointer, the way Slack writes it. */
export function fault(code: string, pointer: string, sentence: string): LimitFault {
  return { code, pointer, message: `${sentence} [json-pointer:${pointer}]` };
}

/** Every fault that `schema` finds in `value`, worded like Slack's; `base` is the pointer of `value` itself. */
export function faultsIn(
  schema: z.ZodType,
  value: unknown,
  code: string,
  base: string,
): LimitFault[] {
  const { error } = schema.safeParse(value);
  return (error?.issues ?? []).flatMap((issue) => {
    const missing = isMissing(issue, value);
    const path = missing ? issue.path.slice(0, -1) : issue.path;
    const sentences = missing
      ? [`missing required field: ${String(issue.path.at(-1))}`]
      : sentencesOf(issue);
    return sentences.map((sentence) => fault(code, base + pointerOf(path), sentence));
  });
}

const pointerOf = (path: readonly PropertyKey[]) =>
  path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

function isMissing(issue: z.core.$ZodIssue, root: unknown): boolean {
  if (issue.path.length === 0) return false;
  if (issue.code !== 'invalid_type' && issue.code !== 'invalid_value') return false;
  return valueAt(root, issue.path) === undefined;
}

const valueAt = (root: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined,
    root,
  );

function sentencesOf(issue: z.core.$ZodIssue): string[] {
  switch (issue.code) {
    case 'too_big':
      return [tooBig(issue.origin, Number(issue.maximum))];
    case 'too_small':
      return [tooSmall(issue.origin, Number(issue.minimum))];
    case 'unrecognized_keys':
      return issue.keys.map((key) => `invalid additional property: ${key}`);
    case 'invalid_value':
      return ['must be a valid enum value'];
    case 'invalid_type':
      return [`must provide ${article[issue.expected] ?? `a valid ${issue.expected}`}`];
    default:
      return [issue.message];
  }
}

const article: Readonly<Record<string, string>> = {
  string: 'a string',
  number: 'a number',
  int: 'an integer',
  boolean: 'a boolean',
  array: 'an array',
  object: 'an object',
};

function tooBig(origin: string, maximum: number): string {
  if (origin === 'string') return `must be less than ${maximum + 1} characters`;
  return origin === 'array'
    ? `no more than ${maximum} items allowed`
    : `must be less than ${maximum}`;
}

function tooSmall(origin: string, minimum: number): string {
  if (origin === 'string') return `must be more than ${minimum - 1} characters`;
  return origin === 'array'
    ? `must provide at least ${minimum} items`
    : `must be greater than ${minimum}`;
}
