import type { Debt } from '../domain/debt.ts';
import type { OutsideName } from '../domain/register-name.ts';
import { actions, bullets, button, itemElements, line, plain, richText, say } from './blocks.ts';
import { ACTIONS } from './ids.ts';
import { mentionsInMrkdwn, withMentions } from './mentions.ts';
import { type Message, message } from './message.ts';
import { itemsValue } from './refs.ts';
import { maxShortTitleChars, titleInMrkdwn } from './rows.ts';
import { count, itemName } from './text.ts';

/** Asks before items are deleted; the button asks once more. `remarks` are sentences on those that would not be, and on those that are not what was named. */
export function deleteQuestion(
  debts: readonly (Debt & OutsideName)[],
  remarks: readonly string[],
): Message {
  const what = count(debts.length, 'item');
  const asked = `Delete ${what}?`;
  const after =
    'The numbers are used for no other item. For 24 hours you can bring them back with /debt undo.';
  const value = itemsValue.encode(debts.map(({ registerId, number }) => ({ registerId, number })));
  const confirm = {
    title: plain(asked, 100),
    text: plain('They leave every list, digest and export.', 300),
    confirm: plain('Delete', 30),
    deny: plain('Keep', 30),
    style: 'danger',
  } as const;
  return message(
    [
      asked,
      ...debts.map((debt) => `• ${titleInMrkdwn(debt)}`),
      ...remarks.map(mentionsInMrkdwn),
      after,
    ],
    [
      richText(
        line(say(asked, { bold: true })),
        bullets(debts.map((debt) => line(...itemElements(debt, maxShortTitleChars)))),
        ...remarks.map((remark) => line(...withMentions(remark))),
        line(say(after)),
      ),
      actions([
        button(`Delete ${what}`, ACTIONS.deleteItems, value, {
          style: 'danger',
          confirm,
          label: `Delete ${what}: ${debts.map(itemName).join(' ')}`,
        }),
      ]),
    ],
  );
}
