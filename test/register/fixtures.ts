import type { Actor, Register } from '../../src/domain/register.ts';
import type { RegisterContext } from '../../src/register/context.ts';
import { registerFor } from '../../src/register/registers.ts';
import { showDebt } from '../../src/register/show.ts';
import { ensureWorkspace } from '../../src/register/workspaces.ts';
import type { Sql } from '../../src/store/connect.ts';
import { bindChannel } from '../../src/store/registers.ts';

export const MONDAY_NOON = new Date('2026-11-23T12:00:00Z');

/** A context whose clock stands where the test puts it. */
export interface MovableContext extends RegisterContext {
  at: Date;
}

export function movableContext(sql: Sql): MovableContext {
  const context = { sql, at: MONDAY_NOON, now: () => context.at };
  return context;
}

/**
 * A workspace with a register of ana's, which guest sees through #CSHARED; every call makes a new one. Who is given an item
 * owns it at once; `test/register/offers.test.ts` is about asking first.
 */
export async function team(
  context: RegisterContext,
  teamId: string,
): Promise<{ register: Register; ana: Actor; ben: Actor; guest: Actor }> {
  const { id } = await ensureWorkspace(context, {
    teamId,
    enterpriseId: null,
    name: `Team ${teamId}`,
    botUserId: 'UBOT',
    scopes: ['commands'],
  });
  const { id: registerId } = await registerFor(context, id, null, 'UANA');
  await bindChannel(context.sql, id, registerId, 'CSHARED');
  await context.sql`update register set offers = false where id = ${registerId}`;
  const register = await registerFor(context, id, null, 'UANA');
  const person = (userId: string): Actor => ({
    workspaceId: id,
    userId,
    isAdmin: false,
    isOutsider: false,
  });
  return {
    register,
    ana: person('UANA'),
    ben: person('UBEN'),
    guest: { ...person('UGUEST'), isOutsider: true, channels: new Set(['CSHARED']) },
  };
}

/** What of an item the history follows, without version and dates. */
export async function fieldsOf(
  context: RegisterContext,
  register: Register,
  actor: Actor,
  number = 1,
) {
  const { debt } = await showDebt(context, actor, register, number);
  const { version, updatedAt, updatedBy, ...fields } = debt;
  return fields;
}

/** Not a use case's own: begin and commit, and the driver's look at the types on a new connection. */
const OVERHEAD = /^\s*(begin|commit)|pg_catalog\.pg_type/i;

/** Statements of use cases that the pool sends from here until `stop`. */
export function countStatements(sql: Sql): { stop: () => number } {
  let count = 0;
  const { options } = sql;
  options.debug = (_connection, statement) => {
    if (!OVERHEAD.test(statement)) count += 1;
  };
  return {
    stop: () => {
      options.debug = false;
      return count;
    },
  };
}
