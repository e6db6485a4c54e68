import type { ParameterOrJSON } from 'postgres';
import type { Sql } from '../../src/store/connect.ts';

/** A statement as the pool sent it. */
export interface SentQuery {
  readonly statement: string;
  readonly parameters: readonly ParameterOrJSON<never>[];
}

/** Everything that the pool sends while something is asked of it. */
export async function sentBy(sql: Sql, ask: () => Promise<unknown>): Promise<readonly SentQuery[]> {
  const sent: SentQuery[] = [];
  const { options } = sql;
  options.debug = (_connection, statement, parameters) => {
    sent.push({ statement, parameters });
  };
  await ask();
  options.debug = false;
  return sent;
}
