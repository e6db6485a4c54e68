import postgres from 'postgres';
import { ARRAY_TYPES } from './array-types.ts';
import { isConnectionLost } from './errors.ts';

/** What our columns are in TypeScript beyond the driver's defaults: `date` and `int8`. */
interface ColumnTypes extends Record<string, unknown> {
  calendarDate: string;
  int8: number;
}

/** A pool of connections: `begin` opens a transaction, `end` closes the pool. */
export type Sql = postgres.Sql<ColumnTypes>;

/** A pool or a transaction: what a query that may run in either takes. */
export type AnySql = postgres.ISql<ColumnTypes>;

export interface ConnectOptions {
  /** Most connections open at once. Default 10. */
  max?: number;
  /** As seen in `pg_stat_activity`. Default `debt-register`. */
  applicationName?: string;
  /** How long opening a connection may take. Default 10 s. */
  connectTimeoutMs?: number;
  /** A statement that runs longer is cancelled with code 57014; 0 is no limit. Default 30 s. */
  statementTimeoutMs?: number;
  /** An unused connection is closed after this time. Default 5 min. */
  idleTimeoutMs?: number;
}

/**
 * A connection pool; nothing is opened before the first query.
 *
 * Column names are camelCase in rows and helpers, keys inside JSON stay as stored. `date` is a
 * 'YYYY-MM-DD' string, `int8` a number (ours stay below 2^53), `timestamptz` a Date. A transaction
 * left idle is ended by the server after the statement timeout, so that no lock outlives a stuck caller.
 */
export function connect(url: string, options: ConnectOptions = {}): Sql {
  const statementTimeoutMs = options.statementTimeoutMs ?? 30_000;
  const sql: Sql = postgres(url, {
    max: options.max ?? 10,
    connect_timeout: Math.ceil((options.connectTimeoutMs ?? 10_000) / 1000),
    idle_timeout: Math.ceil((options.idleTimeoutMs ?? 300_000) / 1000),
    onnotice: () => undefined,
    transform: { column: { from: postgres.toCamel, to: postgres.fromCamel } },
    fetch_types: false,
    types: { calendarDate, int8, ...ARRAY_TYPES },
    connection: {
      application_name: options.applicationName ?? 'debt-register',
      statement_timeout: statementTimeoutMs,
      idle_in_transaction_session_timeout: statementTimeoutMs,
    },
  });
  const begin: Begin = sql.begin.bind(sql);
  return Object.assign(sql, { begin: (work: Work) => begin((tx) => leftWhenLost(work(tx))) });
}

type Work = (tx: postgres.TransactionSql<ColumnTypes>) => unknown;
type Begin = (work: Work) => Promise<unknown>;

/**
 * After a failure the driver (postgres 3.4.9) rolls back, on a connection that was lost too: it then writes to a socket that
 * is null, outside of every promise, and the process dies; or to the connection that has taken its place. Work that
 * lost its connection is therefore left unsettled; the transaction itself is rejected when the connection closes.
 */
async function leftWhenLost(work: unknown): Promise<unknown> {
  try {
    return await work;
  } catch (error) {
    if (isConnectionLost(error)) return new Promise<never>(() => undefined);
    throw error;
  }
}

const calendarDate = {
  to: 1082,
  from: [1082],
  serialize: (date: string): string => date,
  parse: (text: string): string => text,
};

const int8 = {
  to: 20,
  from: [20],
  serialize: (value: number): string => String(value),
  parse: (text: string): number => Number(text),
};
