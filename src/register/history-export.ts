import type { Register } from '../domain/register.ts';
import { historyBatches } from '../store/history-export.ts';
import { registerByName, registerOfChannel } from '../store/registers.ts';
import type { Workspace } from '../store/workspaces.ts';
import type { RegisterContext } from './context.ts';
import { Refusal } from './refusal.ts';

/**
 * The history as JSON lines, one change each, oldest first: for the shell, whose user has the database anyhow. The keys
 * are those that docs/operations.md names; a new one may come, none goes.
 */
export async function* historyLines(
  { sql }: RegisterContext,
  { id }: Workspace,
  register: Register | null,
): AsyncGenerator<string> {
  for await (const batch of historyBatches(sql, id, register?.id ?? null)) {
    yield batch
      .map(({ at, by, register: name, item, title, field, before, after, ...rest }) =>
        JSON.stringify({ at, by, register: name, item, title, field, before, after, ...rest }),
      )
      .map((line) => `${line}\n`)
      .join('');
  }
}

/**
 * The register of a name, or where none is given the workspace's default. @throws Refusal where it is not there: unlike
 * an import, this creates none.
 */
export async function existingRegister(
  { sql }: RegisterContext,
  workspace: Workspace,
  name: string | null,
): Promise<Register> {
  const register =
    name === null
      ? (await registerOfChannel(sql, workspace.id, null))?.register
      : await registerByName(sql, workspace.id, name);
  if (register) return register;
  throw new Refusal(
    'no such register',
    name === null
      ? `There is no register in ${workspace.name} yet.`
      : `There is no register “${name}” in ${workspace.name}.`,
    name === null
      ? 'Record something with /debt add in Slack, or import a file.'
      : 'In Slack, /debt register lists them.',
  );
}
