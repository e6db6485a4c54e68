import { z } from 'zod';
import { type Carried, carried, key } from './carried.ts';
import { type ItemRef, itemRef, type RegisterRef, registerRef } from './refs.ts';

/** Private metadata of the create modal. */
export interface CreateMeta extends RegisterRef {
  /** Whether all fields are shown, or only title, impact and effort. */
  readonly expanded: boolean;
  /** The day on which it was opened, in the register's zone. */
  readonly today: string;
  readonly firstMonth: number;
  /** The message from which it was opened. */
  readonly permalink: string | null;
  /** Key of the draft that keeps what was typed, where there is one. */
  readonly draft: string | null;
}
export const createMeta: Carried<CreateMeta> = carried(
  registerRef.extend({
    expanded: z.boolean(),
    today: z.string(),
    firstMonth: z.int().min(1).max(12),
    permalink: z.string().nullable(),
    draft: z.string().nullable(),
  }),
);

/** Private metadata of the edit modal: `version` is what the form showed. */
export interface EditMeta extends ItemRef {
  readonly version: number;
  readonly draft: string | null;
}
const editShape = itemRef.extend({ version: key, draft: z.string().nullable() });
export const editMeta: Carried<EditMeta> = carried(editShape);

/** Private metadata of the conflict view: the draft holds what was typed, `seenVersion` is whose values it shows. */
export interface ConflictMeta extends EditMeta {
  readonly seenVersion: number;
}
export const conflictMeta: Carried<ConflictMeta> = carried(editShape.extend({ seenVersion: key }));

/** Private metadata of the import's preview: the draft holds the file's text. */
export interface ImportMeta extends RegisterRef {
  readonly draft: string;
}
export const importMeta: Carried<ImportMeta> = carried(registerRef.extend({ draft: z.string() }));
