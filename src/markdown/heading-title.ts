import type { Labelled } from './labelled.ts';
import type { ReadHeading } from './reading.ts';
import type { Source } from './source.ts';
import { TITLE_COLUMNS } from './words/columns.ts';
import { plainWords } from './words/plain-words.ts';

/** What a heading calls its item, where a field below it may hold the title. */
export interface HeadingTitle {
  readonly title: string;
  readonly ownId: string | null;
  readonly ordinal: number | null;
  /** The stretch that holds the title. */
  readonly from: Labelled | null;
}

const BARE_ID =
  /^[^\p{L}\p{N}]*(?<id>[A-Z][A-Z0-9]{0,11}[-_](?:[A-Z0-9]{1,11}[-_])*\d{1,6})[^\p{L}\p{N}]*$/u;
const BARE_NUMBER =
  /^(?:(?:tech|technical|debt|item|issue|entry|td|schuld|punkt|deuda|dette|dívida)\s*)*(?:#|no\.?|nr\.?)?\s*(?<number>\d{1,6})[^\p{L}\p{N}]*$/iu;

/** The title of a heading; of `TD-001` or `Debt Item #3` alone, what its field `Title` says. */
export function titleOf(
  source: Source,
  heading: ReadHeading,
  stretches: readonly Labelled[],
): HeadingTitle {
  const { says, beside } = heading;
  const id = BARE_ID.exec(says)?.groups?.id ?? null;
  const number = BARE_NUMBER.exec(says)?.groups?.number;
  const plain = { title: says, ownId: null, ordinal: beside.ordinal, from: null };
  if (id === null && number === undefined) return plain;
  const from = titleField(stretches);
  const title = from ? source.slice(from.inline) : '';
  const ordinal = number === undefined ? null : Number(number);
  if (!from || title === '') return { ...plain, ordinal: ordinal ?? beside.ordinal };
  return { title, ownId: id ?? '', ordinal, from };
}

function titleField(stretches: readonly Labelled[]): Labelled | null {
  const names = TITLE_COLUMNS.map((name) =>
    stretches.find(({ label }) => label !== null && plainWords(label) === name),
  );
  return names.find((stretch) => stretch !== undefined) ?? null;
}

/** `TD-XXX: Title`, `[Short description]`: a form to copy. */
export function isSample(title: string): boolean {
  return SAMPLES.some((sample) => sample.test(title));
}

const SAMPLES: readonly RegExp[] = [
  /\b[A-Z]{1,8}-(?:X{2,}|N{2,}|Y{2,}|#{1,}|\?{2,}|<|\[)/u,
  /^\W*\\?[[<{](?![xX ]?\\?\])[^\]>}]*[\]>}]\W*$/u,
  /#?\\?\[(?:id|number|n|nummer)\\?\]/iu,
];
