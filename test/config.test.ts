import { describe, expect, test } from 'vitest';
import { ConfigError, type ConfigFault, readConfig, readStorageConfig } from '../src/config.ts';

const socket = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };

function errorOf(read: () => unknown): ConfigError {
  try {
    read();
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new Error('the configuration was taken as it is');
}

function faultsOf(env: Record<string, string>): readonly ConfigFault[] {
  return errorOf(() => readConfig(env)).faults;
}

function faultyVariables(env: Record<string, string>): string[] {
  return faultsOf(env).map(({ variable }) => variable);
}

describe('a start without Slack tokens', () => {
  test('names both missing tokens, and where to get each', () => {
    const faults = faultsOf({});
    expect(faults.map(({ variable, problem }) => `${variable} ${problem}`)).toEqual([
      'SLACK_BOT_TOKEN is missing',
      'SLACK_APP_TOKEN is missing',
    ]);
    expect(faults[0]?.remedy).toContain('manifest.json');
    expect(faults[0]?.remedy).toContain('OAuth & Permissions');
    expect(faults[1]?.remedy).toContain('connections:write');
  });

  test('asks for the signing secret instead of the app-level token in HTTP mode', () => {
    expect(faultyVariables({ SLACK_MODE: 'http' })).toEqual([
      'SLACK_BOT_TOKEN',
      'SLACK_SIGNING_SECRET',
    ]);
  });
});

describe('a faulty environment', () => {
  const faulty = {
    SLACK_BOT_TOKEN: 'xapp-swapped',
    SLACK_APP_TOKEN: 'xoxb-swapped',
    SLACK_MODE: 'carrier pigeon',
    SLACK_API_URL: 'slack',
    DATABASE_URL: 'mysql://localhost/debt',
    PORT: '70000',
    LOG_LEVEL: 'loud',
  };

  test('is told whole at once, not one fault for each start', () => {
    expect(new Set(faultyVariables(faulty))).toEqual(new Set(Object.keys(faulty)));
  });

  test('is told with the variable, the problem and the remedy of each fault in the message', () => {
    const error = errorOf(() => readConfig(faulty));
    expect(error.faults.length).toBeGreaterThan(0);
    for (const { variable, problem, remedy } of error.faults) {
      expect(error.message).toContain(`${variable}: ${problem}\n    → ${remedy}`);
      expect(problem).not.toBe('');
      expect(remedy).not.toBe('See .env.example.');
    }
  });

  test('is told without repeating any value: they may be secrets', () => {
    const { message } = errorOf(() => readConfig(faulty));
    expect(message).not.toContain('swapped');
    expect(message).not.toContain('mysql:');
  });

  test.each(['x', '1.5', '-1', '65536'])('refuses %s as a port', (port) => {
    expect(faultyVariables({ ...socket, PORT: port })).toEqual(['PORT']);
  });
});

describe('a sufficient environment', () => {
  test('needs two tokens and nothing else', () => {
    expect(readConfig(socket)).toEqual({
      slack: {
        botToken: 'xoxb-1',
        mode: { kind: 'socket', appToken: 'xapp-1' },
        apiUrl: undefined,
      },
      database: { kind: 'embedded', dataDir: '.debt-register' },
      port: 3000,
      metrics: true,
      logLevel: 'info',
    });
  });

  test('counts empty and blank variables as left out', () => {
    const empty = {
      SLACK_MODE: '',
      SLACK_SIGNING_SECRET: '',
      SLACK_API_URL: ' ',
      DATABASE_URL: '',
      DATA_DIR: '  ',
      PORT: '',
      METRICS: '',
      LOG_LEVEL: '',
    };
    expect(readConfig({ ...socket, ...empty })).toEqual(readConfig(socket));
    expect(faultyVariables({ ...socket, SLACK_APP_TOKEN: ' ' })).toEqual(['SLACK_APP_TOKEN']);
  });

  test('tells metrics on the port, except in HTTP mode, where the internet reaches it, unless that is asked for', () => {
    const http = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_MODE: 'http', SLACK_SIGNING_SECRET: 'secret' };
    expect(readConfig(http).metrics).toBe(false);
    expect(readConfig({ ...http, METRICS: 'on' }).metrics).toBe(true);
    expect(readConfig({ ...socket, METRICS: 'off' }).metrics).toBe(false);
    expect(faultyVariables({ ...socket, METRICS: 'yes' })).toEqual(['METRICS']);
  });

  test('reads HTTP mode, a database of its own, and a port', () => {
    const url = 'postgresql://debt:secret@localhost:5432/debt';
    const config = readConfig({
      SLACK_BOT_TOKEN: ' xoxb-1 ',
      SLACK_MODE: 'http',
      SLACK_SIGNING_SECRET: 'signs',
      DATABASE_URL: url,
      DATA_DIR: 'unused',
      PORT: '8080',
      LOG_LEVEL: 'warn',
    });
    expect(config.slack.botToken).toBe('xoxb-1');
    expect(config.slack.mode).toEqual({ kind: 'http', signingSecret: 'signs' });
    expect(config.database).toEqual({ kind: 'url', url });
    expect(config.port).toBe(8080);
    expect(config.logLevel).toBe('warn');
  });

  test('lets the commands that touch only the database do without Slack', () => {
    expect(readStorageConfig({ DATA_DIR: 'data' })).toEqual({
      database: { kind: 'embedded', dataDir: 'data' },
      logLevel: 'info',
    });
    const error = errorOf(() => readStorageConfig({ DATABASE_URL: 'nonsense' }));
    expect(error.faults.map(({ variable }) => variable)).toEqual(['DATABASE_URL']);
  });
});
