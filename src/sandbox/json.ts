/** A JSON object of unknown shape, as it comes over the wire. */
export type Json = Record<string, unknown>;

/** True for a JSON object (no array, no null). */
export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value as a string, or undefined when it is none or empty. */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The value as a list of JSON objects; everything else in it is left out. */
export function objects(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isJson) : [];
}

/** The value as a JSON object; an empty one when it is none. */
export function object(value: unknown): Json {
  return isJson(value) ? value : {};
}

/** True for what form-encoded bodies use for a set flag: true, "true", "1". */
export function flag(value: unknown): boolean {
  return value === true || value === 'true' || value === '1' || value === 1;
}

/** The text of a Block Kit text object, or of a plain string; '' when there is none. */
export function textOfObject(value: unknown): string {
  return typeof value === 'string' ? value : (text(object(value).text) ?? '');
}
