import { createHash } from 'node:crypto';
import type { ModalView } from '@slack/types';
import { actionsIfAny, context, line, richText, say, section } from './blocks.ts';
import { answersOf, type SubmittedView } from './form-answers.ts';
import { personField } from './form-fields.ts';
import { CALLBACKS } from './ids.ts';
import { modal } from './modals.ts';
import { registerValue } from './refs.ts';
import { count, cut, oneLine } from './text.ts';
import { undoButtons } from './undo-button.ts';

/** A name that a register file gave as owner. */
export interface ShownOwner {
  readonly name: string;
  readonly items: number;
  /** Who somebody said it is, in another register. */
  readonly known: string | null;
}

const TITLE = 'Who is who';

/** Asks who the names of a register file are, all at once; one that is left empty stays a name. */
export function ownersModal(
  register: { readonly registerId: number; readonly registerName: string },
  { owners, total }: { readonly owners: readonly ShownOwner[]; readonly total: number },
): ModalView {
  const { registerId, registerName } = register;
  const name = richText(line(say(cut(oneLine(registerName), 200), { bold: true })));
  if (owners.length === 0) {
    const nothing = 'Every owner is a person in Slack, or there is none. There is nothing to say.';
    const blocks = [name, section(nothing)];
    return modal({ title: TITLE, callbackId: CALLBACKS.notice, blocks });
  }
  const more = total - owners.length;
  const rest = `${count(more, 'more name')}: save these first, then ask again with \`/debt owners\`.`;
  return modal({
    title: TITLE,
    callbackId: CALLBACKS.owners,
    submit: 'Save',
    metadata: registerValue.encode({ registerId }),
    blocks: [
      name,
      section(
        'The register file names these owners. Say who they are, and all their items are theirs.',
      ),
      ...owners.map(({ name: owner, items, known }) =>
        personField(
          ownerBlockId(owner),
          `${cut(oneLine(owner), 200)} (${count(items, 'item')})`,
          known,
        ),
      ),
      ...(more > 0 ? [context(rest)] : []),
    ],
  });
}

/** Who was chosen for which of the names; those of other names are left out. Null for a view that is none. */
export function readOwnersForm(
  view: SubmittedView,
  names: readonly string[],
): readonly { readonly name: string; readonly userId: string }[] {
  const answers = answersOf(view);
  return names.flatMap((name) => {
    const userId = answers.get(ownerBlockId(name))?.value;
    return userId ? [{ name, userId }] : [];
  });
}

/** The field of a name, by `block_id`: a name may be longer than the 255 characters that an id holds. */
export function ownerBlockId(name: string): string {
  const digest = createHash('sha256').update(name.toLowerCase()).digest('hex');
  return `owner:${digest.slice(0, 32)}`;
}

/** What came of it. */
export function ownersSavedModal(saved: {
  readonly names: number;
  readonly items: number;
  readonly changeSet: string | null;
}): ModalView {
  const who = `*${count(saved.names, 'name')}* ${saved.names === 1 ? 'is a person' : 'are people'} now`;
  const done = `${who}: ${count(saved.items, 'item')} changed hands. Files imported later mean them too.`;
  const undo = undoButtons(saved.changeSet);
  return modal({
    title: TITLE,
    callbackId: CALLBACKS.notice,
    close: 'Done',
    blocks: [section(done), ...actionsIfAny(undo)],
  });
}
