/** Codes are those of PostgreSQL's appendix "Error Codes", the names those of the postgres.js driver and of Node. */
const UNIQUE_VIOLATION = '23505';

/** Two transactions met: the same work, done once more from the start, may succeed. */
const CONFLICTS: ReadonlySet<string> = new Set([
  '40001', // serialization_failure
  '40P01', // deadlock_detected
  '55P03', // lock_not_available
]);

/** The connection is gone or was never made. Whether an unanswered statement took effect is not known. */
const CONNECTION_LOST: ReadonlySet<string> = new Set([
  '08000', // connection_exception
  '08001', // sqlclient_unable_to_establish_sqlconnection
  '08003', // connection_does_not_exist
  '08004', // sqlserver_rejected_establishment_of_sqlconnection
  '08006', // connection_failure
  '25P03', // idle_in_transaction_session_timeout
  '53300', // too_many_connections
  '57P01', // admin_shutdown, also pg_terminate_backend
  '57P02', // crash_shutdown
  '57P03', // cannot_connect_now
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'CONNECTION_ENDED',
  'CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
]);

const STATEMENT_TIMEOUT = '57014';

/** A row with the same key is there already; with `constraint`, only when that constraint said so. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  if (codeOf(error) !== UNIQUE_VIOLATION) return false;
  return constraint === undefined || textOf(error, 'constraint_name') === constraint;
}

/** Serialization failure, deadlock, or a lock not had in time: nothing was written, a retry may succeed. */
export function isConflict(error: unknown): boolean {
  return CONFLICTS.has(codeOf(error));
}

/** The database cannot be reached, or the connection broke; a statement in flight may have taken effect. */
export function isConnectionLost(error: unknown): boolean {
  return CONNECTION_LOST.has(codeOf(error));
}

/** The server cancelled the statement because it ran over `statementTimeoutMs`; nothing was written. */
export function isStatementTimeout(error: unknown): boolean {
  return codeOf(error) === STATEMENT_TIMEOUT;
}

function codeOf(error: unknown): string {
  return textOf(error, 'code') ?? '';
}

function textOf(error: unknown, key: string): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const value: unknown = Reflect.get(error, key);
  return typeof value === 'string' ? value : undefined;
}
