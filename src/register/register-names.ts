import type { Register } from '../domain/register.ts';
import { MAX_REGISTER_NAME_CHARS, registerName } from '../domain/register-name.ts';
import type { AnySql } from '../store/connect.ts';
import { registerByName } from '../store/registers.ts';
import { Refusal } from './refusal.ts';

/** A name that a register can have. @throws Refusal saying what a name is made of. */
export function checkedName(typed: string): string {
  const name = registerName(typed);
  if (name !== null) return name;
  throw new Refusal(
    'not valid',
    `A register's name starts with a letter and has letters, digits, spaces, - and _; at most ${MAX_REGISTER_NAME_CHARS} characters.`,
    'Choose another name, such as payments.',
    'name',
  );
}

/** @throws Refusal when another register of the workspace has the name. */
export async function requireFreeName(
  sql: AnySql,
  register: Register,
  name: string,
): Promise<void> {
  if (name === register.name) return;
  const other = await registerByName(sql, register.workspaceId, name);
  if (other && other.id !== register.id) throw nameTaken(name);
}

/** What says that a name is another register's. */
export function nameTaken(name: string): Refusal {
  return new Refusal(
    'not valid',
    `There is a register called ${name} already.`,
    'Choose another name.',
    'name',
  );
}
