import { expect, test } from 'vitest';
import { useWholeBot } from './support.ts';

const stage = useWholeBot();
const person = (handle: string) => stage.sandbox.person(handle);

/** The content of the file that a person got last from the bot, as they download it. */
async function downloaded(handle: string, fileName: string): Promise<string> {
  const message = await person(handle).sees(`📎 ${fileName}`, 'dm');
  const files = 'files' in message ? message.files : [];
  return fetchAs(handle, String(files.at(-1)?.id)).then((response) => response.text());
}

function fetchAs(handle: string, id: string): Promise<Response> {
  const query = new URLSearchParams({ as: handle, id });
  return fetch(new URL(`/_sandbox/file?${query}`, stage.sandbox.apiUrl));
}

test('the register comes as a file into the asker’s direct messages, and nobody else sees it', async () => {
  await stage.says('ana', '/debt add Flaky login tests !high ~low @ana');
  await stage.says('ana', '/debt export');
  await person('ana').sees('1 item. The file `debt-register.md` is in your direct', 'ephemeral');
  const content = await downloaded('ana', 'debt-register.md');
  expect(content).toContain('### 1. Flaky login tests\n\n**Status**: 🔴 Not Started\n');
  expect(content).toContain(`**Assigned**: ${person('ana').person.realName}\n`);
  expect(person('ben').screen()).not.toContain('debt-register.md');
  const [shared] = person('ana')
    .directMessages()
    .flatMap(({ files }) => files);
  expect((await fetchAs('ben', String(shared?.id))).status).toBe(404);
});

test.each([
  ['csv', 'debt-register.csv', 'number,reference,title'],
  ['json', 'debt-register.json', '"format": "debt-register"'],
  ['json history', 'debt-register.json', '"field": "created"'],
  ['md with history', 'debt-register.md', '## History'],
])('/debt export %s sends %s', async (format, fileName, holds) => {
  await stage.says('ana', '/debt add Flaky login tests !high ~low');
  await stage.says('ana', `/debt export ${format}`);
  expect(await downloaded('ana', fileName)).toContain(holds);
});

test('without the scope it says which one is missing, and what to do about it', async () => {
  stage.sandbox.grantOnly('commands', 'chat:write', 'im:write', 'users:read');
  const answer = await stage.says('ana', '/debt export');
  expect(answer).toContain('files:write was not granted');
});

test('where the workspace takes no files, it says so and how else to get the register', async () => {
  stage.sandbox.faults.add({
    kind: 'error',
    method: 'files.getUploadURLExternal',
    error: 'file_uploads_disabled',
  });
  const answer = await stage.says('ana', '/debt export');
  expect(answer).toContain('does not take the file (file_uploads_disabled)');
  expect(answer).toContain('debt-register export');
});

test('a register that is kept to its channels is exported to nobody else', async () => {
  await stage.says('ana', '/debt register create leads');
  await stage.says('ana', '/debt register bind to leads', 'leads');
  await stage.says('ana', '/debt register visibility channels of leads');
  await stage.says('ana', '/debt add Salary table !high ~low', 'leads');
  await stage.says('ana', '/debt export', 'leads');
  expect(await downloaded('ana', 'leads.md')).toContain('Salary table');
  await stage.says('chloe', '/debt export');
  expect(await downloaded('chloe', 'debt-register.md')).not.toContain('Salary table');
});

test('somebody to whom the bot cannot write is told so, and how else to get the register', async () => {
  stage.sandbox.faults.add({
    kind: 'error',
    method: 'conversations.open',
    error: 'user_not_visible',
  });
  const answer = await stage.says('ana', '/debt export');
  expect(answer).toContain('The bot cannot write to you directly');
  expect(answer).toContain('debt-register export');
});
