import { randomUUID } from 'node:crypto';
import type { RegisterId, UserId } from '../domain/debt.ts';
import type { RegisterDocument } from '../domain/document.ts';
import { type ImportChoices, type ImportDecisions, UNDECIDED } from '../domain/import-choices.ts';
import type { ExistingItem } from '../domain/import-match.ts';
import { planImport } from '../domain/import-plan.ts';
import type { Actor, Register } from '../domain/register.ts';
import { readRegister } from '../markdown/read.ts';
import type { AnySql } from '../store/connect.ts';
import { findDraft, saveDraft, takeDraft } from '../store/drafts.ts';
import { deletedForImport, itemsForImport, movedForImport } from '../store/imports.ts';
import { storableText } from '../store/json.ts';
import { ownerAliases } from '../store/owners.ts';
import { lockRegister, registerById } from '../store/registers.ts';
import { type RegisterContext, todayOf } from './context.ts';
import { type ImportPreview, previewOf } from './import-preview.ts';
import { type PlannedImport, saveImport } from './import-save.ts';
import { Refusal } from './refusal.ts';
import { requireInUse, requireMaintainer } from './rights.ts';
import type { Action } from './save.ts';

/** A register file after decoding. */
export interface ImportFile {
  readonly fileName: string;
  readonly text: string;
  /** What decoding repaired, in words. */
  readonly repairs: readonly string[];
}

/** What an import did; `changeSet` is null when the register was as the file says already. */
export interface ImportResult extends ImportPreview {
  readonly changeSet: string | null;
}

interface ImportDraft extends ImportFile {
  readonly registerId: RegisterId;
}

const DRAFT_KIND = 'import';

/**
 * Tells what importing a file would do, and keeps the file until it is confirmed.
 * @throws Refusal when the actor is no maintainer or the file holds no debt, and the reader's error for a file that
 * cannot be read at all.
 */
export async function previewImport(
  context: RegisterContext,
  actor: Actor,
  register: Register,
  file: ImportFile,
): Promise<{ draftId: string; preview: ImportPreview }> {
  requireMaintainer(register, actor, 'import');
  const now = context.now();
  const read = readFile(file);
  if (read.document.items.length === 0) throw holdsNoDebt(file.fileName);
  const { preview } = await planFile(context.sql, register, read, now, false);
  const { workspaceId, userId } = actor;
  const content: ImportDraft = { ...file, registerId: register.id };
  const draft = { id: randomUUID(), workspaceId, userId, kind: DRAFT_KIND, content };
  await saveDraft(context.sql, draft, now);
  return { draftId: draft.id, preview };
}

/**
 * Imports the file of a preview, by the register as it is now. In one transaction; a draft is imported once.
 * @throws Refusal when the draft is gone, or the actor is no maintainer any more.
 */
export async function confirmImport(
  context: RegisterContext,
  actor: Actor,
  draftId: string,
  decisions: ImportDecisions = NOTHING_DECIDED,
): Promise<ImportResult> {
  const at = context.now();
  const { workspaceId, userId } = actor;
  const key = { workspaceId, userId, kind: DRAFT_KIND, id: draftId };
  const draft = await findDraft(context.sql, key);
  if (!isImportDraft(draft)) throw draftIsGone();
  const read = readFile(draft);
  return context.sql.begin(async (sql) => {
    const taken = await takeDraft(sql, key);
    const register = await registerById(sql, workspaceId, draft.registerId);
    if (taken === null || !register) throw draftIsGone();
    requireMaintainer(register, actor, 'import');
    return importLocked(sql, register, read, { by: userId, at, origin: 'import' }, decisions);
  });
}

/** What `importFile` would do; writes nothing. */
export async function previewFile(
  context: RegisterContext,
  register: Register,
  file: ImportFile,
  decisions: ImportDecisions = NOTHING_DECIDED,
): Promise<ImportPreview> {
  const choices = choicesBy(decisions, file, null, context.now());
  const now = context.now();
  return (await planFile(context.sql, register, readFile(file), now, false, choices)).preview;
}

/** Imports a file at once, in one transaction: for the shell, whose user has the database anyhow. */
export async function importFile(
  context: RegisterContext,
  register: Register,
  file: ImportFile,
  decisions: ImportDecisions = NOTHING_DECIDED,
): Promise<ImportResult> {
  const action = { by: null, at: context.now(), origin: 'shell' } as const;
  const read = readFile(file);
  return context.sql.begin((sql) => importLocked(sql, register, read, action, decisions));
}

/** Whatever is in doubt stays as it is in Slack. */
export const NOTHING_DECIDED: ImportDecisions = { ...UNDECIDED, closeMissing: false };

function choicesBy(
  decisions: ImportDecisions,
  { fileName }: Pick<ImportFile, 'fileName'>,
  by: UserId | null,
  now: Date,
): ImportChoices {
  const closing = { by, now, why: `no longer in ${fileName}` };
  return { ...decisions, closeMissing: decisions.closeMissing ? closing : null };
}

/** A file and what it says. */
export interface ReadFile {
  readonly fileName: string;
  readonly text: string;
  readonly document: RegisterDocument;
}

/**
 * Reads a file. Call it before the transaction: seconds of reading would hold its locks, and the server ends one that is
 * idle for long.
 */
export function readFile({ fileName, text: written, repairs }: ImportFile): ReadFile {
  const text = storableText(written);
  return { fileName, text, document: withRepairs(readRegister(text), repairs) };
}

/** As `importFile`, in a transaction that is under way and for any action. */
export async function importLocked(
  sql: AnySql,
  register: Register,
  file: ReadFile,
  action: Action,
  decisions: ImportDecisions,
): Promise<ImportResult> {
  const choices = choicesBy(decisions, file, action.by, action.at);
  const { planned, preview, locked } = await planFile(
    sql,
    register,
    file,
    action.at,
    true,
    choices,
  );
  requireInUse(locked);
  return { ...preview, changeSet: await saveImport(sql, locked, planned, action) };
}

async function planFile(
  sql: AnySql,
  { workspaceId, id }: Register,
  { fileName, text, document }: ReadFile,
  now: Date,
  lock: boolean,
  choices: ImportChoices = UNDECIDED,
): Promise<{ planned: PlannedImport; preview: ImportPreview; locked: Register }> {
  const found = await lockRegister(sql, workspaceId, id);
  if (!found) throw new Error(`register ${id} is gone`);
  const { register, nextNumber } = found;
  const existing = await itemsForImport(sql, workspaceId, id, lock);
  const gone = [
    ...(await movedForImport(sql, workspaceId, id)),
    ...(await deletedForImport(sql, workspaceId, id)),
  ];
  const aliases = await ownerAliases(sql, workspaceId);
  const people = new Map([...idsAsNames(existing), ...aliases]);
  const calendar = { today: todayOf(register, now), firstMonth: register.firstMonth, people };
  const plan = planImport(document, existing, nextNumber, calendar, gone, choices);
  const preview = previewOf(plan, document, fileName, register.name, lock ? 'done' : 'open');
  const planned = { plan, document, fileName, text, counts: preview.counts };
  return { planned, preview, locked: register };
}

/** An export calls an owner who has no name in register files by their id. */
function idsAsNames(existing: readonly ExistingItem[]): [string, UserId][] {
  return existing.flatMap(({ debt: { owner } }) =>
    owner?.kind === 'person' ? [[owner.userId.toLowerCase(), owner.userId]] : [],
  );
}

function withRepairs(document: RegisterDocument, repairs: readonly string[]): RegisterDocument {
  return { ...document, repairs: [...new Set([...repairs, ...document.repairs])] };
}

function isImportDraft(value: unknown): value is ImportDraft {
  return typeof value === 'object' && value !== null && 'text' in value && 'registerId' in value;
}

function holdsNoDebt(fileName: string): Refusal {
  return new Refusal(
    'not valid',
    `No debt was found in ${fileName}.`,
    'Give a Markdown register whose items have headings, such as “### 1. Flaky tests”, with a status, effort or impact below.',
  );
}

function draftIsGone(): Refusal {
  return new Refusal(
    'no such draft',
    'This import was done already, or its preview is too old.',
    'Start again with /debt import.',
  );
}
