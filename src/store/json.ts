/**
 * The text of a value for a `jsonb` parameter, written `${jsonText(value)}::text::jsonb` in a statement.
 * Characters that PostgreSQL cannot keep are left out.
 */
export function jsonText(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'string' ? storableText(part) : part,
  );
}

/** The text without what PostgreSQL cannot keep: NUL, and halves of surrogate pairs. */
export function storableText(text: string): string {
  return text.replaceAll('\u0000', '').replace(/\p{Cs}/gu, '');
}
