import {
  type DebtFields,
  type FieldName,
  MAX_HIT_MINUTES,
  MAX_HITS,
  MAX_LABEL_CHARS,
  MAX_LABELS,
  MAX_LINKS,
  MAX_NOTES,
  MAX_STEP_CHARS,
  MAX_STEPS,
  MAX_TITLE_CHARS,
} from './debt.ts';
import { isLocalDate } from './local-date.ts';
import { RuleError } from './rule-error.ts';

/**
 * Checks the named fields against the register's rules.
 * Long texts have no upper bound here: a file may hold more than a modal can edit.
 * @throws RuleError at the first field that breaks one.
 */
export function checkFields(fields: DebtFields, changed: Iterable<FieldName>): void {
  for (const name of changed) CHECKS[name]?.(fields);
}

const CHECKS: Partial<Record<FieldName, (fields: DebtFields) => void>> = {
  title: ({ title }) => {
    if (title.trim() === '') {
      throw new RuleError('title', 'The title is empty.', 'Say in a few words what is owed.');
    }
    atMost('title', 'The title', [...title].length, MAX_TITLE_CHARS, 'characters');
  },
  steps: ({ steps }) => {
    atMost('steps', 'The checklist', steps.length, MAX_STEPS, 'steps');
    for (const { text } of steps) {
      if (text.trim() === '') {
        throw new RuleError('steps', 'A step is empty.', 'Say what is to be done in it.');
      }
      atMost('steps', 'A step', [...text].length, MAX_STEP_CHARS, 'characters');
    }
  },
  notes: ({ notes }) => atMost('notes', 'The item', notes.length, MAX_NOTES, 'notes'),
  links: ({ links }) => {
    atMost('links', 'The item', links.length, MAX_LINKS, 'links');
    for (const { url } of links) {
      if (!/^https?:\/\/[^\s/]+/i.test(url)) {
        throw new RuleError(
          'links',
          `“${url}” is no web address.`,
          'Give one that starts with https://.',
        );
      }
    }
  },
  labels: ({ labels }) => {
    atMost('labels', 'The item', labels.length, MAX_LABELS, 'labels');
    for (const label of labels) {
      if (!/^[^\s#,:"]+$/u.test(label)) {
        throw new RuleError(
          'labels',
          `“${label}” is no label.`,
          'A label is one word, such as infra or code-health.',
        );
      }
      atMost('labels', 'A label', [...label].length, MAX_LABEL_CHARS, 'characters');
    }
  },
  hits: ({ hits }) => {
    atMost('hits', 'The item', hits.length, MAX_HITS, 'hits');
    for (const { minutes } of hits) {
      if (!Number.isInteger(minutes) || minutes < 1) {
        throw new RuleError('hits', 'A hit costs a minute at least.', 'Write it as 45m or 1h30.');
      }
      atMost('hits', 'A hit', minutes, MAX_HIT_MINUTES, 'minutes');
    }
  },
  acceptedUntil: ({ acceptedUntil }) => existingDay('acceptedUntil', acceptedUntil),
  targetDate: ({ targetDate }) => existingDay('targetDate', targetDate),
  completedOn: ({ completedOn }) => existingDay('completedOn', completedOn),
  snoozedUntil: ({ snoozedUntil }) => existingDay('snoozedUntil', snoozedUntil),
};

function existingDay(field: FieldName, date: string | null): void {
  if (date !== null && !isLocalDate(date)) {
    throw new RuleError(field, `“${date}” is no day.`, 'Write it as 2026-12-01.');
  }
}

function atMost(field: FieldName, whose: string, count: number, most: number, unit: string): void {
  if (count > most) {
    throw new RuleError(
      field,
      `${whose} has ${count} ${unit}; at most ${most} fit.`,
      `Shorten it by ${count - most}.`,
    );
  }
}
