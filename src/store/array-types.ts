import type { PostgresType } from 'postgres';

type Element = string | number | boolean | Date;

/** The arrays that our queries take or give, by their ids in PostgreSQL's catalogue (pg_type.dat), and what their elements are. */
const ELEMENTS: readonly (readonly [number, (text: string) => Element])[] = [
  [1000, (text) => text === 't'], // bool[]
  [1005, Number], // int2[]
  [1007, Number], // int4[]
  [1009, String], // text[]
  [1016, Number], // int8[]
  [1182, String], // date[]
  [1185, (text) => new Date(text)], // timestamptz[]
  [2951, String], // uuid[]
];

/**
 * Arrays of one dimension for the driver. Left to itself, it asks the server for their types on each new connection, and a
 * connection that is lost meanwhile ends the process (postgres 3.4.9): nobody waits for that question.
 */
export const ARRAY_TYPES: Readonly<Record<string, PostgresType>> = Object.fromEntries(
  ELEMENTS.map(([id, parse]) => [
    `array${id}`,
    { to: id, from: [id], serialize: arrayText, parse: (text: string) => elementsOf(text, parse) },
  ]),
);

/** An array as it stands in SQL (PostgreSQL, "Arrays", Array Input and Output Syntax). */
function arrayText(elements: readonly (Element | null)[] | string): string {
  if (typeof elements === 'string') return elements;
  return `{${elements.map((element) => (element === null ? 'NULL' : quoted(element))).join(',')}}`;
}

function quoted(element: Element): string {
  const text = element instanceof Date ? element.toISOString() : String(element);
  return `"${text.replaceAll(/["\\]/g, '\\$&')}"`;
}

/** What PostgreSQL quotes is taken as it is; a bare NULL is none. */
function elementsOf(text: string, parse: (text: string) => Element): (Element | null)[] {
  return [...text.matchAll(/"((?:[^"\\]|\\.)*)"|[^{},]+/gs)].map(([bare, inQuotes]) => {
    if (inQuotes !== undefined) return parse(inQuotes.replaceAll(/\\(.)/gs, '$1'));
    return bare === 'NULL' ? null : parse(bare);
  });
}
