import type { ModalView } from '@slack/types';
import { context } from './blocks.ts';
import { answersOf, type SubmittedView } from './form-answers.ts';
import { FIELD_ACTION, field, textField } from './form-fields.ts';
import type { FieldErrors } from './forms.ts';
import { CALLBACKS } from './ids.ts';
import { modal } from './modals.ts';
import { registerValue } from './refs.ts';

/** What was handed in: the id of an uploaded file, or pasted text. */
export interface ImportForm {
  readonly registerId: number;
  readonly fileId: string | null;
  readonly text: string | null;
  /** By the name of the field. */
  readonly errors: FieldErrors;
}

const FILE = 'file';
const TEXT = 'text';

/** Asks for a register file; without the scope `files:read` it can only be pasted. */
export function importModal(registerId: number, canReadFiles: boolean): ModalView {
  const upload = field(
    FILE,
    'Register file',
    {
      hint: 'A Markdown file, such as TECHNICAL_DEBT.md. You see what would change before it does.',
    },
    {
      type: 'file_input',
      action_id: FIELD_ACTION,
      filetypes: ['md', 'markdown', 'txt'],
      max_files: 1,
    },
  );
  const paste = textField(
    TEXT,
    canReadFiles ? 'Or paste a short one' : 'Paste the register',
    null,
    {
      multiline: true,
      required: !canReadFiles,
      hint: 'At most 3,000 characters fit here.',
    },
  );
  const longer =
    'Longer registers come in by the shell: `debt-register import FILE`. With the scope `files:read` they can be uploaded here.';
  return modal({
    title: 'Import a register',
    callbackId: CALLBACKS.importFile,
    submit: 'Preview',
    metadata: registerValue.encode({ registerId }),
    blocks: canReadFiles ? [upload, paste] : [paste, context(longer)],
  });
}

/** Reads the import modal. Null for a view that is none. */
export function readImportForm(view: SubmittedView): ImportForm | null {
  const ref = registerValue.decode(view.private_metadata);
  if (!ref) return null;
  const answers = answersOf(view);
  const [fileId, text] = [FILE, TEXT].map((name) => answers.get(name)?.value ?? null);
  const errors: FieldErrors =
    fileId || text ? {} : { [TEXT]: 'Upload a file or paste a register.' };
  return { ...ref, fileId: fileId ?? null, text: text ?? null, errors };
}
