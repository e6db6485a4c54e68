import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_FILTERS } from '../../src/command/filters.ts';
import { type DebtSummary, FIELD_NAMES } from '../../src/domain/debt.ts';
import { quarterProgress } from '../../src/domain/progress.ts';
import { addedMessage, confirmationMessage } from '../../src/view/confirmation.ts';
import { problemMessage } from '../../src/view/help.ts';
import { historyMessage } from '../../src/view/history.ts';
import { checkMessage, checkView } from '../../src/view/limits.ts';
import { listMessage } from '../../src/view/list.ts';
import { type Message, textOnly } from '../../src/view/message.ts';
import { messageView, refusalMessage, reopenMessage } from '../../src/view/modals.ts';
import { overviewMessage, type ShownOverview } from '../../src/view/overview.ts';
import { progressMessage } from '../../src/view/progress.ts';
import { scheduleMessage } from '../../src/view/schedule.ts';
import { oneLine } from '../../src/view/text.ts';
import {
  anyDebt,
  anyFields,
  anyTitle,
  CHANGE_SET,
  debtWith,
  HOSTILE_TITLE,
} from '../support/arbitrary-debt.ts';
import { list, mrkdwnOf, saidBy } from './support.ts';

const context = { today: '2026-11-23', firstMonth: 1, ephemeral: true } as const;
const few = { numRuns: 60, interruptAfterTimeLimit: 15_000 };

function progress(items: readonly DebtSummary[]) {
  const tracked = items.map((debt) => ({ debt, quarterAtBaseline: debt.targetQuarter }));
  const quarter = quarterProgress(tracked, '2026-10-01', '2026-11-23');
  const rows = [...quarter.committed, ...quarter.added];
  const baseline = { kind: 'first import' } as const;
  return {
    registerId: 3,
    registerName: 'payments',
    label: 'Q4 2026',
    progress: quarter,
    baseline,
    rows,
  };
}

function overview(mine: readonly DebtSummary[]): ShownOverview {
  const needs = { overdue: 2, unowned: 1, ownerGone: 0, unanswered: 0 };
  const counts = { open: 12, mine: mine.length, ...needs };
  const { registerId, registerName, ...quarter } = progress(mine);
  return { registerId, registerName, progress: quarter, counts, mine };
}

/** What Slack would refuse of a message in any way of sending it. */
function refusals(message: Message) {
  return (['post', 'update', 'ephemeral'] as const).flatMap((use) => checkMessage(message, use));
}

const threats = /<!channel>|\*x\*|<https:\/\/evil/;

describe('every answer', () => {
  const hostile = debtWith({
    title: HOSTILE_TITLE,
    impact: 'high',
    effort: 'low',
    targetQuarter: '2026-10-01',
    owner: { kind: 'name', name: HOSTILE_TITLE },
    labels: ['*x*'],
  });
  const changes = [{ field: 'title', before: 'Old', after: HOSTILE_TITLE } as const];
  const entry = { at: new Date(0), by: 'U0ANA', origin: 'command', changes };
  const quarters = [{ label: 'Q4 2026', items: [hostile], done: 0, total: 1 }];
  const register = { registerId: 3, registerName: HOSTILE_TITLE };
  const owners = hostile.owner === null ? [] : [hostile.owner];
  const filters = { ...NO_FILTERS, words: [HOSTILE_TITLE], owners };
  const answers: Record<string, Message> = {
    list: listMessage(list([hostile], { filters }), context),
    'empty list': listMessage(list([], { filters }), context),
    overview: overviewMessage(overview([hostile]), context),
    progress: progressMessage(progress([hostile]), context),
    schedule: scheduleMessage({ ...register, quarters }, context),
    history: historyMessage(
      { debt: hostile, entries: [entry], total: 1, page: 1, pages: 1 },
      context,
    ),
    change: confirmationMessage({
      debt: hostile,
      changes,
      remarks: [HOSTILE_TITLE],
      firstMonth: 1,
      changeSet: CHANGE_SET,
    }),
    added: addedMessage({
      debt: hostile,
      remarks: [HOSTILE_TITLE],
      firstMonth: 1,
      changeSet: CHANGE_SET,
    }),
    refusal: refusalMessage(HOSTILE_TITLE, HOSTILE_TITLE),
    problem: problemMessage({
      what: HOSTILE_TITLE,
      understood: HOSTILE_TITLE,
      remedy: 'Type it so.',
      suggestion: `/debt add ${HOSTILE_TITLE}`,
      usage: null,
    }),
  };

  it.each(Object.entries(answers))(
    'shows hostile text as typed and pings nobody: %s',
    (_, answer) => {
      expect(refusals(answer)).toEqual([]);
      expect(saidBy(answer)).toContain(HOSTILE_TITLE);
      for (const text of mrkdwnOf(answer)) expect(text).not.toMatch(threats);
    },
  );

  it.each(Object.entries(answers))(
    'can be said without blocks, and within a modal: %s',
    (_, answer) => {
      expect(refusals(textOnly(answer))).toEqual([]);
      expect(checkView(messageView('Answer', answer))).toEqual([]);
    },
  );
});

describe('answers about any debt', () => {
  const anyPage = fc
    .array(anyDebt, { minLength: 1, maxLength: 10 })
    .map((items) => items.map((item, at) => ({ ...item, number: at + 1 })));

  it('list a page within what Slack takes', () => {
    fc.assert(
      fc.property(anyPage, anyTitle, (items, words) => {
        const paged = list(items, { total: 500, page: 2, pages: 50, filterText: words });
        const filters = { ...NO_FILTERS, words: [words], labels: [words] };
        const answer = listMessage({ ...paged, filters }, context);
        expect(refusals(answer)).toEqual([]);
        for (const { title } of items) expect(saidBy(answer)).toContain(oneLine(title));
      }),
      few,
    );
  });

  it('tell a new item and a change of every field within what Slack takes', () => {
    fc.assert(
      fc.property(anyDebt, anyFields, anyFields, (debt, before, after) => {
        const changes = FIELD_NAMES.map((field) => ({
          field,
          before: before[field],
          after: after[field],
        }));
        const remarks = [after.currentState ?? '', 'It was cleared.'];
        const about = { debt, remarks, firstMonth: 4, changeSet: CHANGE_SET };
        expect(refusals(confirmationMessage({ ...about, changes }))).toEqual([]);
        expect(refusals(addedMessage(about))).toEqual([]);
      }),
      few,
    );
  });
});

describe('a form that came too late', () => {
  it('can be opened by a button, however long the title was', () => {
    const answer = reopenMessage({ modal: 'create', registerId: 3, title: '"'.repeat(3_000) });
    expect(refusals(answer)).toEqual([]);
  });
});
