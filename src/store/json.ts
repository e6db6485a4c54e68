/**
 * The text of a value for a `jsonb` parameter, written `${jsonText(value)}::text::jsonb` in a statement.
 * Characters that PostgreSQL cannot keep (NUL, halves of surrogate pairs) are left out.
 */
export function jsonText(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'string' ? part.replaceAll('\u0000', '').replace(/\p{Cs}/gu, '') : part,
  );
}
