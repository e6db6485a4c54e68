import { setTimeout as after } from 'node:timers/promises';
import { pino } from 'pino';
import { identify } from '../../src/store/embedded/process.ts';
import { type EmbeddedServer, startEmbedded } from '../../src/store/embedded.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** A PostgreSQL that is restarted under those who use it, always at the same address. */
export class Postgres {
  readonly #folder: string;
  readonly #remove: () => Promise<void>;
  #server: EmbeddedServer;

  private constructor(folder: string, remove: () => Promise<void>, server: EmbeddedServer) {
    this.#folder = folder;
    this.#remove = remove;
    this.#server = server;
  }

  /** Starts one with an empty database, as safe as a bot's own: what was committed is there after a crash. */
  static async start(): Promise<Postgres> {
    const { folder, remove } = await temporaryFolder('debt-register-faults-');
    return new Postgres(folder, remove, await serve(folder));
  }

  get url(): string {
    return this.#server.url;
  }

  /** Stops it, `cleanly` or as a crash does, and starts it again. */
  async restart(how: 'cleanly' | 'by a crash'): Promise<void> {
    const { url, pid } = this.#server;
    if (how === 'by a crash') await crash(pid);
    await this.#server.stop();
    this.#server = await serve(this.#folder, Number(new URL(url).port));
    if (this.#server.url !== url) throw new Error('PostgreSQL did not get its port again');
  }

  async close(): Promise<void> {
    await this.#server.stop();
    await this.#remove();
  }
}

/** PostgreSQL ends at once on SIGQUIT and has to recover when it is started again. */
async function crash(pid: number): Promise<void> {
  process.kill(pid, 'SIGQUIT');
  while (await identify(pid)) await after(20);
}

function serve(dataDir: string, port?: number): Promise<EmbeddedServer> {
  const log = pino({ level: 'warn' });
  return startEmbedded({ dataDir, role: 'bot', log, ...(port && { port }) });
}
