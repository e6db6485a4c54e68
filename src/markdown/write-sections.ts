import type { Section } from '../domain/debt.ts';
import { PREAMBLE } from '../domain/document.ts';
import { sameValue } from '../domain/value.ts';
import { writeExact } from './exact.ts';
import { isTangled } from './limits.ts';
import { EXACT_LABEL, fenceAsIs, WRITTEN_MARK } from './own-marks.ts';
import { readRegister } from './read.ts';
import { RegisterFileError } from './register-file-error.ts';
import { inert } from './write-text.ts';

/** Parts of a register that belong to no item, as Markdown. */
export interface WrittenSections {
  /** What stands between the title and the items. */
  readonly preamble: readonly string[];
  /** What stands behind the items. */
  readonly others: readonly string[];
}

/** Each part as it is where the reader gets it back, else in a fence; where that fails too, all of them as JSON. */
export function writeSections(sections: readonly Section[]): WrittenSections {
  const [first, ...rest] = sections;
  const preamble = first?.title === PREAMBLE ? first : null;
  const written = {
    preamble: preamble ? bestOf(preamble, preambleForms(preamble), inPreamble) : [],
    others: (preamble ? rest : sections).flatMap((section) =>
      bestOf(section, headedForms(section), behind),
    ),
  };
  if (sameValue(readBack(written), sections)) return written;
  const json = writeExact(sections.map(({ title, text }) => ({ title, text })));
  return { preamble: [], others: [`## ${EXACT_LABEL}\n\n${fenceAsIs('json', json)}`] };
}

function preambleForms({ text }: Section): string[] {
  return [text, fenceAsIs('markdown', text)];
}

function headedForms({ title, text }: Section): string[] {
  return [title, inert(title)].flatMap((heading) =>
    text === ''
      ? [`## ${heading}`]
      : [text, fenceAsIs('markdown', text)].map((body) => `## ${heading}\n\n${body}`),
  );
}

/** The first form that the reader gets back by itself; none where it gets back none. */
function bestOf(
  section: Section,
  forms: readonly string[],
  place: (form: string) => WrittenSections,
): string[] {
  const best = forms.find(
    (form) => !isTangled(form) && sameValue(readBack(place(form)), [section]),
  );
  return best === undefined ? [] : [best];
}

function inPreamble(form: string): WrittenSections {
  return { preamble: [form], others: [] };
}

function behind(form: string): WrittenSections {
  return { preamble: [], others: [form] };
}

/** The sections that the reader finds around an item; null where they make it find other items. */
function readBack({ preamble, others }: WrittenSections): readonly Section[] | null {
  const item = '## High Priority\n\n### 1. Item\n\n**Status**: 🔴 Not Started\n\n---';
  const text = ['# Register', WRITTEN_MARK, ...preamble, item, ...others].join('\n\n');
  try {
    const { items, sections, tables } = readRegister(`${text}\n`);
    return items.length === 1 && tables.length === 0 ? sections : null;
  } catch (error) {
    if (error instanceof RegisterFileError) return null;
    throw error;
  }
}
