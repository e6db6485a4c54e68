/** The embedded server cannot run on this machine at all; the way out is a PostgreSQL of one's own by `DATABASE_URL`. */
export class EmbeddedUnavailableError extends Error {
  override name = 'EmbeddedUnavailableError';

  constructor(reason: string, options?: ErrorOptions) {
    super(
      `${reason} Set DATABASE_URL to a PostgreSQL server, or install without leaving out optional dependencies.`,
      options,
    );
  }
}

/** Another living bot has this data folder. */
export class DataFolderInUseError extends Error {
  override name = 'DataFolderInUseError';
  /** The other bot's process. */
  readonly pid: number;

  constructor(folder: string, pid: number) {
    super(
      `The data folder ${folder} is in use by another bot, process ${pid}. Stop that one first, or give this one a data folder of its own.`,
    );
    this.pid = pid;
  }
}

/** The data folder cannot be used as it is: another PostgreSQL version, another owner, a part missing. The message says what to do. */
export class DataFolderError extends Error {
  override name = 'DataFolderError';
}

/** PostgreSQL, or initdb, ran and failed; the message ends with what it said. */
export class ServerStartError extends Error {
  override name = 'ServerStartError';
}
