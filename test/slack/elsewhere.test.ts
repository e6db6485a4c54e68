import { expect, test } from 'vitest';
import { useWholeBot } from './support.ts';

const stage = useWholeBot();
const person = (handle: string) => stage.sandbox.person(handle);
const says = (line: string, channel?: string) => stage.says('ana', line, channel);

test('where the default register is kept from somebody, /debt offers to run in those that they see', async () => {
  await says('/debt add Secret plan !high ~low', 'leads');
  await says('/debt register bind to debt-register', 'leads');
  await says('/debt register visibility channels', 'leads');
  const chloe = person('chloe');
  expect((await chloe.command('/debt list')).text).toContain('no such register');
  await says('/debt register create payments', 'leads');
  await says('/debt register bind #payments to payments', 'leads');
  await says('/debt add Old ledger !high ~low', 'payments');
  const answer = await chloe.command('/debt list', { channel: 'general' });
  expect(answer.text).toContain('no register here that you may see');
  expect(answer.text).not.toContain('debt-register');
  const list = await chloe.click(answer, { text: 'payments' });
  expect(list.text).toContain('payments#1 Old ledger');
  const done = await chloe.command('/debt done 1', { channel: 'general' });
  expect((await chloe.click(done, { text: 'payments' })).text).toMatch(/payments#1[\s\S]*complete/);
});

test('a button of a form that was opened from the Home runs its line', async () => {
  await says('/debt add Flaky login tests !high ~low');
  const ana = person('ana');
  const home = await ana.openHome();
  await ana.click(home, { text: 'Settings' });
  await ana.sees('Home channel', 'modal');
  await ana.modal.fill({ 'Home channel': '#leads' });
  await ana.modal.submit();
  await ana.sees('Who is to see it?', 'modal');
  await ana.modal.click({ text: 'Members of its channels' });
  await ana.sees('Only members of its channels see it', 'modal');
});

test('Move… on the card asks into which register, and is offered only where there is another one', async () => {
  await says('/debt add Flaky login tests !high ~low');
  const ana = person('ana');
  const alone = await ana.command('/debt show 1');
  await expect(ana.choose(alone, { actionId: 'debt_more' }, 'Move…')).rejects.toThrow();
  await says('/debt register create payments');
  const card = await ana.command('/debt show 1');
  await ana.choose(card, { actionId: 'debt_more' }, 'Move…');
  await ana.sees('Into which register?', 'modal');
  await ana.modal.fill({ 'Into which register?': 'payments' });
  await ana.modal.submit();
  await ana.sees('moved from debt-register#1 to payments#1', 'modal');
  expect(await says('/debt show payments#1')).toContain('Flaky login tests');
});

test('sharing asks first in a channel of two organisations to which the register is not bound', async () => {
  await says('/debt add Flaky login tests !high ~low');
  const ana = person('ana');
  const list = await ana.command('/debt list', { channel: 'payments' });
  const question = await ana.click(list, { text: 'Share' });
  expect(question.text).toContain('shared with another organisation');
  expect(ana.channel('payments').messages()).toHaveLength(0);
  await ana.click(question, { text: 'Share all the same' });
  expect(JSON.stringify(person('ben').channel('payments').messages())).toContain('Flaky login');
  await says('/debt register bind to debt-register', 'payments');
  const again = await ana.command('/debt list', { channel: 'payments' });
  await ana.click(again, { text: 'Share' });
  expect(person('ben').channel('payments').messages()).toHaveLength(2);
});
