import type { KnownBlock, ModalView, RichTextSection } from '@slack/types';
import type { Contradiction, NotUnderstood } from '../domain/document.ts';
import { togetherByText } from '../domain/not-understood.ts';
import type { FieldChange } from '../domain/patch.ts';
import {
  actionsIfAny,
  bullets,
  button,
  header,
  itemElements,
  line,
  richText,
  say,
  section,
} from './blocks.ts';
import { changeElements } from './change-words.ts';
import { ACTIONS, CALLBACKS } from './ids.ts';
import { asksAnything, decisionBlocks, type ShownDecisions } from './import-choices.ts';
import { importMeta } from './modal-meta.ts';
import { modal } from './modals.ts';
import { modalValue } from './refs.ts';
import { count, cut, oneLine, sentence } from './text.ts';
import { undoButtons } from './undo-button.ts';
import { FIELD_WORDS } from './words.ts';

interface Named {
  readonly number: number;
  readonly title: string;
}

/** What an import would do, or did. */
export interface ShownImport extends ShownDecisions {
  readonly fileName: string;
  readonly registerName: string;
  readonly additions: readonly Named[];
  readonly changed: readonly (Named & { readonly changes: readonly FieldChange[] })[];
  readonly unchanged: readonly Named[];
  readonly movedAway: readonly Named[];
  readonly deleted: readonly Named[];
  readonly closed: readonly Named[];
  readonly notUnderstood: readonly NotUnderstood[];
  readonly contradictions: readonly Contradiction[];
  readonly repairs: readonly string[];
}

/** Rows of each kind that a preview shows; the rest is counted. */
const maxRows = 8;
const maxQuotedChars = 150;
const maxChanges = 3;

/** What an import would do, with the button that does it; without one where nothing would change. */
export function importPreviewModal(
  preview: ShownImport,
  { registerId, draft, firstMonth }: { registerId: number; draft: string; firstMonth: number },
): ModalView {
  const changes = preview.additions.length + preview.changed.length > 0;
  const blocks = importBlocks(preview, firstMonth);
  const frame = { title: 'Import a register', callbackId: CALLBACKS.importPreview, blocks };
  if (changes || asksAnything(preview)) {
    const [name, counts, ...lists] = blocks;
    const top = [name, counts].filter((block) => block !== undefined);
    return modal({
      ...frame,
      blocks: [...top, ...decisionBlocks(preview, firstMonth), ...lists],
      submit: 'Import',
      metadata: importMeta.encode({ registerId, draft }),
    });
  }
  const same = section('The register is as the file says already. There is nothing to import.');
  return modal({ ...frame, blocks: [same, ...blocks] });
}

/** What an import did. */
export function importResultModal(
  result: ShownImport & { readonly changeSet: string | null },
  {
    registerId,
    firstMonth,
    names,
  }: {
    readonly registerId: number;
    readonly firstMonth: number;
    /** Owners in the register that are names and no people yet. */
    readonly names: number;
  },
): ModalView {
  const done = section(
    '*Imported.* See it with `/debt list`, and the quarter with `/debt progress`.',
  );
  const undo = undoButtons(result.changeSet);
  const undoing = actionsIfAny(undo);
  const value = modalValue.encode({ modal: 'owners', registerId });
  const who = button('Say who they are', ACTIONS.openModal, value, { style: 'primary' });
  const asks = `${count(names, 'owner')} in the register ${names === 1 ? 'is a name' : 'are names'} and nobody in Slack yet, so nobody is reminded.`;
  const owners = names > 0 ? [section(asks, who)] : [];
  const kept = group('Changed in both, and kept as in Slack', result.conflicts, (item) =>
    line(...itemElements(item), say(`: ${FIELD_WORDS[item.field]}`)),
  );
  return modal({
    title: 'Import a register',
    callbackId: CALLBACKS.notice,
    close: 'Done',
    blocks: [done, ...owners, ...importBlocks(result, firstMonth), ...kept, ...undoing],
  });
}

function importBlocks(shown: ShownImport, firstMonth: number): KnownBlock[] {
  const { additions, changed, unchanged, movedAway, doubtful, missing } = shown;
  const name = line(
    say(`${cut(oneLine(shown.fileName), 200)} → ${cut(oneLine(shown.registerName), 200)}`),
  );
  const moved = movedAway.length > 0 ? ` · ${movedAway.length} moved away` : '';
  const renamed = doubtful.length > 0 ? ` · *${doubtful.length} new or renamed*` : '';
  const counts = `*${additions.length} new* · *${changed.length} changed*${kindsIn(changed)} · ${unchanged.length} unchanged${moved}${renamed} · ${missing.length} not in the file`;
  return [
    richText(name),
    section(counts),
    ...group('New', additions, (item) => line(...itemElements(item))),
    ...group('Changed', changed, (item) => changedLine(item, firstMonth)),
    ...group('In another register now, and left alone', movedAway, (item) =>
      line(...itemElements(item)),
    ),
    ...group('Deleted in Slack, and not brought back', shown.deleted, (item) =>
      line(...itemElements(item)),
    ),
    ...group('Not in the file, and kept', missing, (item) => line(...itemElements(item))),
    ...group('Not in the file any more, and closed', shown.closed, (item) =>
      line(...itemElements(item)),
    ),
    ...group('Contradictions in the file', shown.contradictions, contradictionLine),
    ...group('Not understood; kept as text', togetherByText(shown.notUnderstood), (told) =>
      line(say(`${sentence(told.where)}: ${quoted(told.text)}`)),
    ),
    ...group('Repaired', shown.repairs, (text) => line(say(quoted(text)))),
  ];
}

/** What stands out among the changes, such as ` (1 renamed, 2 completed)`. */
function kindsIn(changed: ShownImport['changed']): string {
  const having = (is: (change: FieldChange) => boolean) =>
    changed.filter(({ changes }) => changes.some(is)).length;
  const kinds = [
    { of: having(({ field: name }) => name === 'title'), word: 'renamed' },
    {
      of: having(({ field: name, after }) => name === 'status' && after === 'complete'),
      word: 'completed',
    },
    { of: having(({ field: name }) => name === 'priorityOverride'), word: 'in another priority' },
  ].filter(({ of }) => of > 0);
  return kinds.length === 0 ? '' : ` (${kinds.map(({ of, word }) => `${of} ${word}`).join(', ')})`;
}

function group<Row>(
  title: string,
  rows: readonly Row[],
  lineOf: (row: Row) => RichTextSection,
): KnownBlock[] {
  if (rows.length === 0) return [];
  const more = rows.length - maxRows;
  const lines = rows.slice(0, maxRows).map(lineOf);
  return [
    header(`${title} (${rows.length})`),
    richText(bullets([...lines, ...(more > 0 ? [line(say(`+${more} more`))] : [])])),
  ];
}

function changedLine(item: ShownImport['changed'][number], firstMonth: number): RichTextSection {
  const more = item.changes.length - maxChanges;
  const told = item.changes
    .slice(0, maxChanges)
    .flatMap((change, at) => [say(at > 0 ? '; ' : ': '), ...changeElements(change, firstMonth)]);
  return line(
    ...itemElements(item),
    ...told,
    ...(more > 0 ? [say(`; ${count(more, 'more field')}`)] : []),
  );
}

function contradictionLine(found: Contradiction): RichTextSection {
  const { item, field: name, line: at, says, other } = found;
  const where = item === null ? '' : `${cut(oneLine(item), 100)}, `;
  return line(
    say(
      `${where}${name}: line ${at} says “${quoted(says)}”, line ${other.line} says “${quoted(other.says)}”.`,
    ),
  );
}

function quoted(text: string): string {
  return cut(oneLine(text), maxQuotedChars);
}
