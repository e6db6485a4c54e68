import type { InputBlock, KnownBlock, RichTextElement } from '@slack/types';
import type { FieldName } from '../domain/debt.ts';
import { isLocalDate } from '../domain/local-date.ts';
import { divider, line, plain, richText, say } from './blocks.ts';
import { valueElements } from './change-words.ts';
import { FIELD_ACTION, field } from './form-fields.ts';
import {
  filesForm,
  labelsForm,
  linksForm,
  phasesForm,
  sectionsForm,
  stepsForm,
} from './form-text.ts';
import { head } from './text.ts';

/** One of the values that a field in conflict may have, and whose it is. */
export interface ConflictSide {
  readonly said: readonly RichTextElement[];
  readonly value: unknown;
}

/** The values of a field in conflict, one under the other. */
export function sidesBlocks(
  heading: readonly RichTextElement[],
  name: FieldName,
  sides: readonly ConflictSide[],
  firstMonth: number,
): KnownBlock[] {
  const rows = sides.flatMap(({ said, value }) => [
    line(say('\n')),
    line(...said, say(': '), ...shown(name, value, firstMonth)),
  ]);
  return [divider(), richText(line(...heading), ...rows)];
}

/** Asks which of them stays; without `initial` one has to be chosen. */
export function sideField(
  blockId: string,
  label: string,
  sides: readonly { readonly text: string; readonly value: string }[],
  initial: string | null = null,
): InputBlock {
  const options = sides.map(({ text, value }) => ({ text: plain(text, 75), value }));
  const chosen = options.find(({ value }) => value === initial);
  return field(
    blockId,
    label,
    { required: true },
    {
      type: 'radio_buttons',
      action_id: FIELD_ACTION,
      options,
      ...(chosen && { initial_option: chosen }),
    },
  );
}

/** Longest part of a text that a conflict shows of each side. */
const maxShownChars = 600;

/** Lists and texts stand as in the form, so that both sides can be told apart; all else in few words. */
function shown(name: FieldName, value: unknown, firstMonth: number) {
  const text = asInForm(name, value);
  if (text === null) return valueElements(name, value, firstMonth);
  const told = text.trim() === '' ? '(empty)' : text;
  return [say(told.length > maxShownChars ? `${head(told, maxShownChars)} …` : told)];
}

const WRITTEN: { readonly [Name in FieldName]?: (value: never) => string | null } = {
  labels: labelsForm.write,
  steps: stepsForm.write,
  targetState: phasesForm.write,
  files: filesForm.write,
  links: linksForm.write,
  sections: sectionsForm.write,
};

function asInForm(name: FieldName, value: unknown): string | null {
  if (Array.isArray(value)) return WRITTEN[name]?.(value as never) ?? null;
  return typeof value === 'string' && !isLocalDate(value) ? value : null;
}
