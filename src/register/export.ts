import { setImmediate } from 'node:timers/promises';
import type { RegisterId, UserId, WorkspaceId } from '../domain/debt.ts';
import type {
  ExportedChange,
  ExportedRegister,
  ExportFormat,
} from '../domain/exported-register.ts';
import type { Actor, Register } from '../domain/register.ts';
import { handleOf } from '../domain/register-name.ts';
import { csvPieces } from '../export/csv.ts';
import { jsonPieces } from '../export/json.ts';
import { whyTooLong } from '../markdown/decode.ts';
import { registerPieces } from '../markdown/write.ts';
import type { AnySql } from '../store/connect.ts';
import { allDebts } from '../store/debts.ts';
import { historyBatches } from '../store/history-export.ts';
import { addOwnerAliases, namelessOwners, namesOfPeople } from '../store/owners.ts';
import { registerById } from '../store/registers.ts';
import type { RegisterContext } from './context.ts';
import { requireSight } from './rights.ts';

/** People whom one export asks Slack about. */
const MAX_NAMELESS = 50;

export interface ExportOptions {
  readonly format: ExportFormat;
  /** Whether it tells who changed what, when; a CSV never does. */
  readonly history: boolean;
}

/** A register as a file. */
export interface ExportedFile {
  readonly fileName: string;
  readonly content: string;
  readonly items: number;
  /** Why it could not be read back, in words; null where it can. Other formats than Markdown are not read. */
  readonly unreadable: string | null;
}

const WRITE: Readonly<Record<ExportFormat, (register: ExportedRegister) => Iterable<string>>> = {
  markdown: registerPieces,
  csv: csvPieces,
  json: jsonPieces,
};
const ENDINGS: Readonly<Record<ExportFormat, string>> = {
  markdown: 'md',
  csv: 'csv',
  json: 'json',
};

/** A register as a file for a person. @throws Refusal where the person may not see it. */
export function exportRegister(
  context: RegisterContext,
  actor: Actor,
  register: Register,
  options: ExportOptions,
): Promise<ExportedFile> {
  requireSight(register, actor);
  return exportFile(context, register, options);
}

/** A register as a file: for the shell, whose user has the database anyhow. */
export async function exportFile(
  context: RegisterContext,
  register: Register,
  { format, history }: ExportOptions,
): Promise<ExportedFile> {
  const exported = await readForExport(context, register, history && format !== 'csv');
  const fileName = `${handleOf(register.name)}.${ENDINGS[format]}`;
  const content = await joinedInTurns(WRITE[format](exported));
  const items = exported.items.length;
  const unreadable = format === 'markdown' ? whyTooLong(content, items) : null;
  return { fileName, content, items, unreadable };
}

/** All that an export tells of a register, as it is at one instant. */
export async function readForExport(
  { sql }: RegisterContext,
  { workspaceId, id: registerId }: Register,
  withHistory: boolean,
): Promise<ExportedRegister> {
  return sql.begin(async (sql) => {
    await sql`set transaction isolation level repeatable read, read only`;
    const history = withHistory ? await changesOf(sql, workspaceId, registerId) : null;
    return { ...(await readWithin(sql, workspaceId, registerId)), history };
  });
}

/** The same without the history, as a transaction that is under way sees it. */
export async function readWithin(
  sql: AnySql,
  workspaceId: WorkspaceId,
  registerId: RegisterId,
): Promise<ExportedRegister> {
  const register = await registerById(sql, workspaceId, registerId);
  if (!register) throw new Error(`register ${registerId} is gone`);
  const { id: _id, workspaceId: _workspaceId, ...about } = register;
  return {
    about,
    items: await allDebts(sql, workspaceId, registerId),
    names: await namesOfPeople(sql, workspaceId),
    history: null,
  };
}

/** Thousands of items take a while, in Markdown seconds: others get their turn after each. */
async function joinedInTurns(pieces: Iterable<string>): Promise<string> {
  const joined: string[] = [];
  for (const piece of pieces) {
    joined.push(piece);
    await setImmediate();
  }
  return joined.join('');
}

async function changesOf(
  sql: AnySql,
  workspaceId: WorkspaceId,
  registerId: RegisterId,
): Promise<readonly ExportedChange[]> {
  const changes: ExportedChange[] = [];
  for await (const batch of historyBatches(sql, workspaceId, registerId)) {
    for (const { at, by, item, field, before, after } of batch) {
      changes.push({ at, by, item, field, before, after });
    }
  }
  return changes;
}

/**
 * Gives the owners of a register names for its files where they have none yet: what `nameOf` says, null where that is not
 * known. An import takes these names for the same people. @throws Refusal where the actor may not see it.
 */
export async function nameOwners(
  { sql }: RegisterContext,
  actor: Actor,
  register: Register,
  nameOf: (userId: UserId) => Promise<string | null>,
): Promise<void> {
  requireSight(register, actor);
  const { workspaceId, id } = register;
  const nameless = await namelessOwners(sql, workspaceId, id, MAX_NAMELESS);
  const named: { name: string; userId: UserId }[] = [];
  for (const userId of nameless) {
    const name = await nameOf(userId);
    if (name !== null) named.push({ name, userId });
  }
  if (named.length > 0) await addOwnerAliases(sql, workspaceId, named);
}
