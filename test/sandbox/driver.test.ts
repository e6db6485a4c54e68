import type { KnownBlock } from '@slack/web-api';
import { expect, test } from 'vitest';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { textOf } from '../../src/sandbox/screen.ts';
import { clientOf, sandboxForTest, socketApp } from './bot.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const done = (block_id: string): KnownBlock => ({
  type: 'actions',
  block_id,
  elements: [
    { type: 'button', action_id: 'done', text: plain('Done'), value: block_id },
    { type: 'users_select', action_id: 'hand_over', placeholder: plain('Hand over') },
  ],
});
const row = (text: string): KnownBlock => ({ type: 'section', text: plain(text) });
const steps: KnownBlock = {
  type: 'actions',
  block_id: 'steps',
  elements: [
    {
      type: 'checkboxes',
      action_id: 'steps',
      options: ['one', 'two'].map((text) => ({ text: plain(text), value: text })),
      initial_options: [{ text: plain('one'), value: 'one' }],
    },
  ],
};

/** Posts the blocks to #general of a bot that acknowledges every click. */
async function posted(sandbox: Sandbox, blocks: KnownBlock[]) {
  await socketApp(sandbox, (bot) => bot.action(/.*/, ({ ack }) => ack()));
  await clientOf(sandbox).chat.postMessage({ channel: 'C0GENERAL', text: 'x', blocks });
  return sandbox.person('ana').sees(/./, '#general');
}

const lastAction = (sandbox: Sandbox) =>
  sandbox.deliveries('block_actions').at(-1)?.payload.actions;

test('a button is told apart from its twins by the row it stands in', async () => {
  const sandbox = await sandboxForTest();
  const message = await posted(sandbox, [
    row('Flaky build'),
    done('a'),
    row('Old driver'),
    done('b'),
  ]);
  const ana = sandbox.person('ana');
  await ana.click(message, { text: 'Done', near: 'Old driver' }, { silent: true });
  expect(lastAction(sandbox)).toMatchObject([{ action_id: 'done', value: 'b' }]);
  await expect(ana.click(message, { text: 'Done' }, { silent: true })).rejects.toThrow(
    '2 elements match',
  );
  await expect(ana.click(message, { text: 'Undo' }, { silent: true })).rejects.toThrow(
    'there is: [Done]',
  );
});

test('a person is chosen by handle, and a click sends the whole selection of the boxes', async () => {
  const sandbox = await sandboxForTest();
  const message = await posted(sandbox, [done('a'), steps]);
  const ana = sandbox.person('ana');
  await ana.choose(message, { text: 'Hand over' }, '@ben', { silent: true });
  expect(lastAction(sandbox)).toMatchObject([{ selected_user: 'U0BEN0000' }]);
  await ana.tick(message, 'two', {}, { silent: true });
  expect(lastAction(sandbox)).toMatchObject([
    { selected_options: [{ value: 'one' }, { value: 'two' }] },
  ]);
  expect(textOf(message)).toContain('☑ one ☑ two');
  await ana.tick(message, 'one', {}, { silent: true });
  expect(textOf(message)).toContain('☐ one ☑ two');
});

test('the options of an external select come from the app', async () => {
  const sandbox = await sandboxForTest();
  const select = {
    type: 'external_select' as const,
    action_id: 'debt',
    placeholder: plain('Debt'),
    min_query_length: 0,
  };
  await socketApp(sandbox, (bot) => {
    bot.options('debt', ({ ack, payload }) =>
      ack({ options: [{ text: plain(payload.value), value: '1' }] }),
    );
    bot.action('debt', ({ ack }) => ack());
  });
  const blocks = [{ type: 'actions' as const, elements: [select] }];
  await clientOf(sandbox).chat.postMessage({ channel: 'C0GENERAL', text: 'x', blocks });
  const ana = sandbox.person('ana');
  const [message] = ana.channel('general').messages();
  if (!message) throw new Error('nothing was posted');
  await ana.choose(message, { text: 'Debt' }, 'flaky', { silent: true });
  expect(lastAction(sandbox)).toMatchObject([{ selected_option: { value: '1' } }]);
});

test('options that Slack does not take are offered to nobody', async () => {
  const sandbox = await sandboxForTest();
  const select = {
    type: 'external_select' as const,
    action_id: 'debt',
    placeholder: plain('Debt'),
  };
  await socketApp(sandbox, (bot) => {
    bot.options('debt', ({ ack }) =>
      ack({ options: [{ text: plain('x'.repeat(76)), value: '1' }] }),
    );
  });
  const blocks = [{ type: 'actions' as const, elements: [select] }];
  await clientOf(sandbox).chat.postMessage({ channel: 'C0GENERAL', text: 'x', blocks });
  const ana = sandbox.person('ana');
  const [message] = ana.channel('general').messages();
  if (!message) throw new Error('nothing was posted');
  await expect(ana.choose(message, { text: 'Debt' }, 'x')).rejects.toThrow('there is no option');
  expect(sandbox.refusals()).toContainEqual(expect.stringContaining('none that Slack takes'));
});

test('everything on a message can be read as lines', async () => {
  const sandbox = await sandboxForTest();
  const message = await posted(sandbox, [
    { type: 'header', text: plain('Q4 2026') },
    { type: 'divider' },
    { type: 'section', fields: [plain('Impact: high'), plain('Effort: low')] },
    { type: 'context', elements: [plain('since Monday'), { type: 'mrkdwn', text: '*2* changes' }] },
    {
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_section',
          elements: [
            { type: 'text', text: 'Hi ' },
            { type: 'user', user_id: 'U0BEN0000' },
          ],
        },
        {
          type: 'rich_text_list',
          style: 'bullet',
          elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'item' }] }],
        },
      ],
    },
    {
      type: 'table',
      rows: [
        [
          { type: 'raw_text', text: 'a' },
          { type: 'raw_text', text: 'b' },
        ],
      ],
    },
  ]);
  expect(textOf(message).split('\n')).toEqual([
    'Q4 2026',
    '---',
    'Impact: high',
    'Effort: low',
    'since Monday *2* changes',
    'Hi <@U0BEN0000>',
    '• item',
    '| a | b |',
  ]);
});

test('a wait that fails says what was on the screen instead', async () => {
  const sandbox = await sandboxForTest();
  const ana = sandbox.person('ana', 10);
  ana.say('something else');
  await expect(ana.sees('the digest')).rejects.toThrow(
    /does not see the digest; on the screen:\n--- #general\nsomething else/,
  );
  expect(() => ana.modal).toThrow('@ana has no modal open');
});

test('a message is kept as Slack keeps it: people and the app by their ids, what is special as an entity', async () => {
  const sandbox = await sandboxForTest();
  const ana = sandbox.person('ana');
  const said = (text: string) => ana.say(text).text;
  expect(said('@Debt Register ask @ben if a < b & c')).toBe(
    '<@U0DEBTBOT> ask <@U0BEN0000> if a &lt; b &amp; c',
  );
  expect(said('<@U0BEN0000> knows @nobody')).toBe('<@U0BEN0000> knows @nobody');
});

test('people see only their channels, and who is deactivated cannot act', async () => {
  const sandbox = await sandboxForTest();
  expect(() => sandbox.person('ben').channel('board').messages()).toThrow(
    '@ben sees no channel board',
  );
  expect(() => sandbox.person('gus').channel('general').messages()).toThrow(
    '@gus sees no channel general',
  );
  expect(() => sandbox.person('dora')).toThrow('dora is deactivated');
});
