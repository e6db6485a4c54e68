import { expect, test } from 'vitest';
import { objects } from '../../src/sandbox/json.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { clientOf, sandboxForTest, socketApp } from './bot.ts';

/** A bot with a form that takes one Markdown file. */
async function uploadBot(sandbox: Sandbox): Promise<void> {
  const title = { type: 'plain_text' as const, text: 'Import' };
  await socketApp(sandbox, (bot) => {
    bot.command('/debt', async ({ ack, client, body }) => {
      await ack();
      const element = {
        type: 'file_input' as const,
        action_id: 'file',
        filetypes: ['md'],
        max_files: 1,
      };
      const label = { type: 'plain_text' as const, text: 'Register' };
      const blocks = [{ type: 'input' as const, block_id: 'upload', label, element }];
      const view = { type: 'modal' as const, callback_id: 'import', title, submit: title, blocks };
      await client.views.open({ trigger_id: body.trigger_id, view });
    });
    bot.view('import', ({ ack }) => ack());
  });
  await sandbox.person('ana').command('/debt import');
}

async function uploadedUrl(sandbox: Sandbox): Promise<string> {
  const ana = sandbox.person('ana');
  await ana.modal.upload('Register', { name: 'DEBT.md', content: '# Debt ü' });
  await ana.modal.submit();
  const [submission] = sandbox.deliveries('view_submission');
  const state = JSON.parse(JSON.stringify(submission?.payload.view)).state;
  return String(objects(state.values.upload.file.files)[0]?.url_private_download);
}

test('an uploaded file is downloaded with the token and the scope, else a login page comes', async () => {
  const sandbox = await sandboxForTest();
  await uploadBot(sandbox);
  const url = await uploadedUrl(sandbox);
  const read = async (token?: string) => {
    const response = await fetch(
      url,
      token ? { headers: { authorization: `Bearer ${token}` } } : {},
    );
    return { type: response.headers.get('content-type'), text: await response.text() };
  };
  expect((await read(sandbox.botToken)).text).toBe('# Debt ü');
  expect(await read()).toMatchObject({
    type: expect.stringContaining('text/html'),
    text: expect.stringContaining('Login'),
  });
  sandbox.grantOnly('commands');
  expect((await read(sandbox.botToken)).type).toContain('text/html');
});

test('a file of another kind and one over 10 MB are refused at the field', async () => {
  const sandbox = await sandboxForTest();
  await uploadBot(sandbox);
  const { modal } = sandbox.person('ana');
  await expect(modal.upload('Register', { name: 'debt.exe', content: 'x' })).rejects.toThrow(
    'file_type_not_allowed',
  );
  const huge = Buffer.alloc(10 * 1024 * 1024 + 1);
  await expect(modal.upload('Register', { name: 'debt.md', content: huge })).rejects.toThrow(
    'file_too_large',
  );
});

test('the bot uploads a file into a channel', async () => {
  const sandbox = await sandboxForTest({ scopes: ['files:write', 'files:read', 'chat:write'] });
  const content = 'a,b';
  await clientOf(sandbox).files.uploadV2({
    channel_id: 'C0GENERAL',
    filename: 'debt.csv',
    content,
    initial_comment: 'the export',
  });
  const message = await sandbox.person('ben').sees('📎 debt.csv', '#general');
  expect(message).toMatchObject({
    text: 'the export',
    files: [{ name: 'debt.csv', filetype: 'csv', size: 3 }],
  });
});

test('an upload of another length than announced fails, and one is completed only once', async () => {
  const sandbox = await sandboxForTest({ scopes: ['files:write', 'chat:write'] });
  const { files } = clientOf(sandbox);
  const asked = await files.getUploadURLExternal({ filename: 'debt.csv', length: 3 });
  const [id, url] = [String(asked.file_id), String(asked.upload_url)];
  const send = async (body: string) => (await fetch(url, { method: 'POST', body })).status;
  const complete = () => files.completeUploadExternal({ files: [{ id }], channel_id: 'C0GENERAL' });
  expect(await send('a,b,c')).toBe(400);
  await expect(complete()).rejects.toMatchObject({ data: { error: 'file_not_found' } });
  expect(await send('a,b')).toBe(200);
  expect(await complete()).toMatchObject({ ok: true });
  await expect(complete()).rejects.toMatchObject({ data: { error: 'file_not_found' } });
  await expect(
    files.getUploadURLExternal({ filename: 'debt.csv', length: 0 }),
  ).rejects.toMatchObject({ data: { error: 'invalid_arguments' } });
});

test('an upload that cannot be shared is not completed, and can still be shared elsewhere', async () => {
  const sandbox = await sandboxForTest({ scopes: ['files:write', 'chat:write'] });
  const { files } = clientOf(sandbox);
  const asked = await files.getUploadURLExternal({ filename: 'debt.csv', length: 3 });
  const id = String(asked.file_id);
  await fetch(String(asked.upload_url), { method: 'POST', body: 'a,b' });
  await expect(
    files.completeUploadExternal({ files: [{ id }], channel_id: 'C0NOWHERE' }),
  ).rejects.toMatchObject({ data: { error: 'channel_not_found' } });
  await files.completeUploadExternal({ files: [{ id }], channel_id: 'C0GENERAL' });
  await sandbox.person('ben').sees('📎 debt.csv', '#general');
});
