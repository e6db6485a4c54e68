import { expect, test } from 'vitest';
import { useWholeBot } from './support.ts';

const stage = useWholeBot();
const person = (handle: string) => stage.sandbox.person(handle);
const says = (line: string, channel?: string) => stage.says('ana', line, channel);

const payments = async () => {
  await says('/debt add Flaky login tests !high ~low');
  await says('/debt register create payments');
  await says('/debt register bind #payments to payments');
  await says('/debt add Old ledger !high ~low', 'payments');
};

test('an item is #1 in its register, and payments#1 from outside, on every answer', async () => {
  await payments();
  const answers = [
    await says('/debt show payments#1'),
    await says('/debt history payments#1'),
    await says('/debt list in:all'),
    await says('/debt next in:payments'),
    await says('/debt status payments#1 planning'),
    await says('/debt undo'),
    await says('/debt delete payments#1'),
  ];
  for (const answer of answers) expect(answer).toMatch(/payments#1 Old ledger/);
  expect(await says('/debt list in:all')).toMatch(/(?<!-register)#1 Flaky login tests/);
  const inside = await Promise.all(
    ['show 1', 'history 1', 'list', 'next', 'done 1'].map((line) =>
      says(`/debt ${line}`, 'payments'),
    ),
  );
  for (const answer of inside) {
    expect(answer).toContain('#1 Old ledger');
    expect(answer).not.toContain('payments#1');
  }
});

test('a button clicked elsewhere answers with the name that the item has there', async () => {
  await payments();
  const list = await person('ana').command('/debt list in:payments');
  const card = await person('ana').click(list, { text: 'Show payments#1' });
  expect(card.text).toContain('payments#1 Old ledger');
  const done = await person('ana').click(card, { text: 'Done' });
  expect(done.text).toContain('payments#1 Old ledger');
});

test('a move names the registers that the reader may see, and no other', async () => {
  await says('/debt register create leadership');
  await says('/debt register bind to leadership', 'leads');
  await says('/debt register visibility channels', 'leads');
  await says('/debt add Secret plan !high ~low', 'leads');
  const moved = await says('/debt move 1 to debt-register', 'leads');
  expect(moved).toContain('debt-register#1 Secret plan');
  expect(moved).toContain('moved from leadership#1 to debt-register#1');
  expect(await says('/debt history 1')).toContain('moved from leadership#1 to debt-register#1');
  for (const line of ['/debt history 1', '/debt show 1', '/debt changes']) {
    const told = await stage.says('chloe', line);
    expect(told).toContain('moved from another register to debt-register#1');
    expect(told).not.toContain('leadership');
  }
  const back = await says('/debt undo');
  expect(back).toContain('moved from debt-register#1 to leadership#1');
  expect(back).toContain('leadership#1 Secret plan');
});
