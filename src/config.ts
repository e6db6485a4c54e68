import { z } from 'zod';

/** How Slack reaches the bot. */
export type SlackMode =
  | { readonly kind: 'socket'; readonly appToken: string }
  | { readonly kind: 'http'; readonly signingSecret: string };

/** Where the data is kept. */
export type DatabaseConfig =
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'embedded'; readonly dataDir: string };

export interface SlackConfig {
  readonly botToken: string;
  readonly mode: SlackMode;
  /** Another address of the Web API, for a local stand-in. */
  readonly apiUrl: string | undefined;
}

/** Everything that the environment decides, read once. */
export interface Config {
  readonly slack: SlackConfig;
  readonly database: DatabaseConfig;
  readonly port: number;
  /** Whether `/metrics` is answered on the port. */
  readonly metrics: boolean;
  readonly logLevel: string;
}

/** One thing wrong with the environment, with what to do about it. */
export interface ConfigFault {
  readonly variable: string;
  readonly problem: string;
  readonly remedy: string;
}

/** Thrown when the environment is not fit to start with; names every fault at once. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly faults: readonly ConfigFault[];

  constructor(faults: readonly ConfigFault[]) {
    const lines = faults.map(
      ({ variable, problem, remedy }) => `  ${variable}: ${problem}\n    → ${remedy}`,
    );
    super(`The configuration is not complete:\n${lines.join('\n')}`);
    this.faults = faults;
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

const REMEDIES: Readonly<Record<string, string>> = {
  SLACK_BOT_TOKEN:
    'Create the app from manifest.json at https://api.slack.com/apps, install it, and copy the Bot User OAuth Token (xoxb-…) from “OAuth & Permissions”.',
  SLACK_APP_TOKEN:
    'Create an app-level token (xapp-…) with connections:write under “Basic Information”, or set SLACK_MODE=http.',
  SLACK_SIGNING_SECRET:
    'Copy the Signing Secret from “Basic Information”, or set SLACK_MODE=socket.',
  SLACK_MODE: 'Set it to socket or http, or leave it out for socket.',
  SLACK_API_URL: 'Leave it out to talk to Slack; set a full address only for a local stand-in.',
  DATABASE_URL:
    'Set it to postgres://user:password@host:5432/database, or leave it out for the embedded server.',
  DATA_DIR: 'Name a folder, or leave it out for .debt-register.',
  PORT: 'Set a number from 0 to 65535, or leave it out for 3000.',
  METRICS: 'Set it to on or off, or leave it out for on in Socket Mode and off in HTTP mode.',
  LOG_LEVEL: 'Set one of debug, info, warn, error, silent, or leave it out for info.',
};

const text = z.string().trim().min(1);
const storage = {
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'is no PostgreSQL address' })
    .optional(),
  DATA_DIR: text.default('.debt-register'),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], { error: 'is no log level' })
    .default('info'),
};
const storageSchema = z.object(storage);
const schema = z.object({
  ...storage,
  SLACK_BOT_TOKEN: token('xoxb-'),
  SLACK_MODE: z.enum(['socket', 'http'], { error: 'is neither socket nor http' }).default('socket'),
  SLACK_APP_TOKEN: token('xapp-').optional(),
  SLACK_SIGNING_SECRET: text.optional(),
  SLACK_API_URL: z.url({ error: 'is no address' }).optional(),
  PORT: z.coerce
    .number({ error: 'is no number' })
    .int({ error: 'is no whole number' })
    .min(0, { error: 'is no port' })
    .max(65_535, { error: 'is no port' })
    .default(3000),
  METRICS: z.enum(['on', 'off'], { error: 'is neither on nor off' }).optional(),
});

/**
 * Reads what `start` needs from the environment. Empty variables count as left out.
 * @throws ConfigError naming every fault at once.
 */
export function readConfig(env: Environment): Config {
  const found = parse(schema, env, missingForMode);
  return {
    slack: {
      botToken: found.SLACK_BOT_TOKEN,
      mode:
        found.SLACK_MODE === 'socket'
          ? { kind: 'socket', appToken: found.SLACK_APP_TOKEN ?? '' }
          : { kind: 'http', signingSecret: found.SLACK_SIGNING_SECRET ?? '' },
      apiUrl: found.SLACK_API_URL,
    },
    database: databaseOf(found),
    port: found.PORT,
    // in HTTP mode the internet reaches the port
    metrics: (found.METRICS ?? (found.SLACK_MODE === 'socket' ? 'on' : 'off')) === 'on',
    logLevel: found.LOG_LEVEL,
  };
}

/**
 * Reads what the commands that touch only the database need.
 * @throws ConfigError naming every fault at once.
 */
export function readStorageConfig(env: Environment): Pick<Config, 'database' | 'logLevel'> {
  const found = parse(storageSchema, env);
  return { database: databaseOf(found), logLevel: found.LOG_LEVEL };
}

function token(prefix: string) {
  return z
    .string({ error: 'is missing' })
    .trim()
    .regex(new RegExp(`^${prefix}.+`), { error: `does not start with ${prefix}` });
}

function databaseOf(found: z.infer<typeof storageSchema>): DatabaseConfig {
  return found.DATABASE_URL
    ? { kind: 'url', url: found.DATABASE_URL }
    : { kind: 'embedded', dataDir: found.DATA_DIR };
}

function parse<Schema extends z.ZodType>(
  rules: Schema,
  env: Environment,
  further: (given: Environment) => ConfigFault[] = () => [],
): z.infer<Schema> {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const outcome = rules.safeParse(given);
  const faults = [...(outcome.error?.issues.map(faultOf) ?? []), ...further(given)];
  if (outcome.success && faults.length === 0) return outcome.data;
  throw new ConfigError(faults);
}

/** Each mode needs a secret of its own; looked at beside the schema, so that its absence is told with all else. */
function missingForMode(given: Environment): ConfigFault[] {
  const variable = given.SLACK_MODE === 'http' ? 'SLACK_SIGNING_SECRET' : 'SLACK_APP_TOKEN';
  return given[variable] ? [] : [fault(variable, 'is missing')];
}

function faultOf(issue: z.core.$ZodIssue): ConfigFault {
  return fault(String(issue.path[0]), issue.message);
}

function fault(variable: string, problem: string): ConfigFault {
  return { variable, problem, remedy: REMEDIES[variable] ?? 'See .env.example.' };
}
