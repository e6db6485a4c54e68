import type { Actor, Register } from '../domain/register.ts';
import { decodeRegister, tidyText } from '../markdown/decode.ts';
import { RegisterFileError } from '../markdown/register-file-error.ts';
import type { RegisterContext } from './context.ts';
import { type ImportFile, previewImport } from './import.ts';
import type { ImportPreview } from './import-preview.ts';
import { Refusal } from './refusal.ts';

/** A register file as a person hands it in: bytes of an upload, or pasted text. */
export interface HandedIn {
  readonly fileName: string;
  readonly content: Uint8Array | string;
}

/**
 * As `previewImport`, for a file that is not decoded yet.
 * @throws Refusal when the actor is no maintainer, and with the reader's words for a file over 5 MB or no register.
 */
export async function previewHandedIn(
  context: RegisterContext,
  actor: Actor,
  register: Register,
  file: HandedIn,
): Promise<{ draftId: string; preview: ImportPreview }> {
  try {
    return await previewImport(context, actor, register, decoded(file));
  } catch (error) {
    if (!(error instanceof RegisterFileError)) throw error;
    throw new Refusal('not valid', error.message, error.remedy);
  }
}

function decoded({ fileName, content }: HandedIn): ImportFile {
  const read = typeof content === 'string' ? tidyText(content) : decodeRegister(content);
  return { fileName, ...read };
}
