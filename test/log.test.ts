import { describe, expect, test } from 'vitest';
import { createLog, withoutSecrets } from '../src/log.ts';

const secret = 's3cr3t-Value';

/** Everything that a logger writes while `write` runs. */
function linesOf(write: (log: ReturnType<typeof createLog>) => void, level = 'debug'): string {
  const lines: string[] = [];
  write(createLog(level, { write: (line: string) => void lines.push(line) }));
  return lines.join('');
}

const secrets: readonly [name: string, text: string][] = [
  ['a bot token', `xoxb-12-34-${secret}`],
  ['a user token', `xoxp-12-${secret}`],
  ['a rotated token', `xoxe.xoxb-1-${secret}`],
  ['a refresh token', `xoxe-1-${secret}`],
  ['an app-level token', `xapp-1-A1-${secret}`],
  ['the password of a database address', `postgres://debt:${secret}@db.example:5432/debt`],
  ['a command’s response URL', `https://hooks.slack.com/commands/T1/2/${secret}`],
  ['a button’s response URL', `https://hooks.slack.com/actions/T1/2/${secret}`],
  ['a workflow’s response URL', `https://hooks.slack.com/app/T1/2/${secret}`],
  ['the response URL of a local stand-in', `http://127.0.0.1:4000/commands/T1/2/${secret}`],
];

describe.each(secrets)('%s', (_name, text) => {
  test('never reaches a line, wherever it stands', () => {
    const lines = linesOf((log) => {
      log.info(`began ${text} ended`);
      log.info({ text }, 'as a field');
      log.info({ deep: { list: [{ text }] } }, 'inside a field');
      log.info({ [text]: true }, 'as the name of a field');
      log.error({ err: new Error(`refused ${text}`, { cause: new Error(text) }) }, 'in an error');
      log.child({ text }).warn('bound to a child');
      log.info('as an argument: %s %o', text, { text });
    });
    expect(lines.trim().split('\n')).toHaveLength(7);
    expect(lines).not.toContain(secret);
    expect(lines).toContain('[hidden]');
  });

  test('is hidden as often as it occurs', () => {
    expect(withoutSecrets(`${text} ${text}\n${text}`)).not.toContain(secret);
  });
});

test('a hidden secret leaves its line readable: JSON, its message, the rest of the address', () => {
  const lines = linesOf((log) =>
    log.info({ url: `postgres://debt:${secret}@db.example:5432/debt` }, 'connected'),
  );
  expect(JSON.parse(lines)).toMatchObject({
    url: 'postgres://debt:[hidden]@db.example:5432/debt',
    msg: 'connected',
  });
});

test('what is no secret is written as it is', () => {
  const text = 'Read https://example.com/commands and mail ana@example.com about xoxb';
  expect(withoutSecrets(text)).toBe(text);
});

test('lines below the level are not written', () => {
  const lines = linesOf((log) => {
    log.info('quiet');
    log.warn('loud');
  }, 'warn');
  expect(lines).toContain('loud');
  expect(lines).not.toContain('quiet');
});
