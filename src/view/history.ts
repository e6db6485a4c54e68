import type { RichTextSection } from '@slack/types';
import type { Debt } from '../domain/debt.ts';
import type { OutsideName } from '../domain/register-name.ts';
import { actions, bullets, button, header, line, richText, say } from './blocks.ts';
import type { HistoryLine } from './card.ts';
import { changeElements, changeInMrkdwn } from './change-words.ts';
import { ACTIONS } from './ids.ts';
import { charsIn } from './limits/walk.ts';
import { type Message, type MessageBlock, message } from './message.ts';
import { momentInMrkdwn, momentOf } from './moment.ts';
import { doer, doerInMrkdwn } from './origin-words.ts';
import { turnButtons } from './pages.ts';
import { historyValue, itemValue, shareValue } from './refs.ts';
import { count, inMrkdwn, itemName } from './text.ts';

/** A page of an item's history, newest first. */
export interface ShownHistory {
  readonly debt: Pick<Debt, 'registerId' | 'number' | 'title'> & OutsideName;
  readonly entries: readonly HistoryLine[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
}

/** Changes that one action shows; an import may have made many more. */
const maxChanges = 8;
/** All entries together stay well within a message. */
const maxHistoryChars = 9_000;

/** Who changed what of an item, when and from where, with buttons to page, show and share. */
export function historyMessage(
  history: ShownHistory,
  { firstMonth, ephemeral }: { readonly firstMonth: number; readonly ephemeral: boolean },
): Message {
  const { debt, entries, total, page, pages } = history;
  const where = pages > 1 ? `, page ${page} of ${pages}` : '';
  const blocks: MessageBlock[] = [
    header(`History of ${itemName(debt)} ${debt.title}`),
    richText(
      line(say(`${count(total, 'change')}${where}`)),
      bullets(fitted(entries.map((entry) => entryLine(entry, firstMonth)))),
    ),
    actions(buttons(history, ephemeral)),
  ];
  const heading = `History of ${inMrkdwn(itemName(debt))} ${inMrkdwn(debt.title)}: ${count(total, 'change')}${where}`;
  return message([heading, ...entries.map((entry) => entryInMrkdwn(entry, firstMonth))], blocks);
}

function entryLine({ at, by, origin, changes }: HistoryLine, firstMonth: number): RichTextSection {
  const more = changes.length - maxChanges;
  const told = changes
    .slice(0, maxChanges)
    .flatMap((change, index) => [
      ...(index > 0 ? [say('; ')] : []),
      ...changeElements(change, firstMonth),
    ]);
  return line(
    momentOf(at),
    say(' · '),
    ...doer(by, origin),
    say(': '),
    ...told,
    ...(more > 0 ? [say(`; ${more} more`)] : []),
  );
}

function entryInMrkdwn({ at, by, origin, changes }: HistoryLine, firstMonth: number): string {
  const told = changes.slice(0, maxChanges).map((change) => changeInMrkdwn(change, firstMonth));
  const more = changes.length > maxChanges ? `; ${changes.length - maxChanges} more` : '';
  return `• ${momentInMrkdwn(at)} · ${doerInMrkdwn(by, origin)}: ${told.join('; ')}${more}`;
}

function fitted(lines: RichTextSection[]): RichTextSection[] {
  if (lines.length === 0) return [line(say('Nothing yet.'))];
  let left = maxHistoryChars;
  const kept = lines.filter((entry) => {
    left -= charsIn(entry);
    return left >= 0;
  });
  const more = lines.length - kept.length;
  return more > 0 ? [...kept, line(say(`+${more} more on this page`))] : kept;
}

function buttons({ debt, page, pages }: ShownHistory, ephemeral: boolean) {
  const ref = { registerId: debt.registerId, number: debt.number };
  const shared = shareValue.encode({ what: 'history', ...ref, page });
  return [
    ...turnButtons({
      page,
      hasMore: page < pages,
      back: ['Newer', ACTIONS.historyNewer],
      on: ['Older', ACTIONS.historyOlder],
      valueAt: (to) => historyValue.encode({ ...ref, page: to }),
    }),
    button(`Show ${itemName(debt)}`, ACTIONS.show, itemValue.encode(ref)),
    ...(ephemeral ? [button('Share', ACTIONS.share, shared)] : []),
  ];
}
