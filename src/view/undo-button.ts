import type { Button } from '@slack/types';
import type { FieldChange } from '../domain/patch.ts';
import { button } from './blocks.ts';
import { ACTIONS } from './ids.ts';
import { undoValue } from './refs.ts';

/** The button that takes an action back; none where nothing was written. It works for 24 hours. */
export function undoButtons(changeSet: string | null, text = 'Undo'): Button[] {
  return changeSet === null ? [] : [button(text, ACTIONS.undo, undoValue.encode({ changeSet }))];
}

/** Whether changes leave an item deleted, so that it can be neither shown nor edited. */
export function isGone(changes: readonly FieldChange[]): boolean {
  return changes.some(({ field, after }) => field === 'deleted' && after === true);
}
