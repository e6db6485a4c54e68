/**
 * A bot or a command as a process of its own, for tests that kill it. Takes the options of
 * `startEmbedded` as JSON; prints one line of JSON when it has the server, or its error and exits 1.
 * On SIGINT, or when its input ends, it writes a last row as a bot would drain, then stops the server.
 */
import { once } from 'node:events';
import { connect } from '../../src/store/connect.ts';
import { startEmbedded } from '../../src/store/embedded.ts';

const quiet = { info: () => undefined, warn: () => undefined };

async function main(): Promise<void> {
  const server = await startEmbedded({ ...JSON.parse(process.argv[2] ?? '{}'), log: quiet });
  process.stdin.resume();
  const asked = Promise.race([once(process, 'SIGINT'), once(process.stdin, 'end')]);
  const { url, pid, folder, startedHere } = server;
  console.log(JSON.stringify({ url, pid, folder, startedHere }));
  await asked;
  await drain(url);
  await server.stop();
}

async function drain(url: string): Promise<void> {
  const sql = connect(url);
  await sql`create table if not exists drained ()`;
  await sql`insert into drained default values`;
  await sql.end();
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? `${error.name}: ${error.message}` : error);
    process.exit(1);
  },
);
