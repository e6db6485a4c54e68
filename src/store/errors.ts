/**
 * The connection is gone or was never made. Codes are those of PostgreSQL's appendix "Error Codes", the names those of
 * the postgres.js driver and of Node.
 */
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

/** What the driver of the migrations (pg) says where its errors have no code. */
const CONNECTION_LOST_MESSAGES: ReadonlySet<string> = new Set([
  'Connection terminated unexpectedly',
  'timeout expired',
]);

/** The database cannot be reached, or the connection broke; a statement in flight may have taken effect. */
export function isConnectionLost(error: unknown): boolean {
  if (error instanceof Error && CONNECTION_LOST_MESSAGES.has(error.message)) return true;
  return CONNECTION_LOST.has(errorCode(error));
}

/** The code that an error carries, whoever made it; empty where it has none. */
export function errorCode(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  const code: unknown = Reflect.get(error, 'code');
  return typeof code === 'string' ? code : '';
}
