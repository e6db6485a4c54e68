import { describe, expect, test } from 'vitest';
import { channelOf } from '../sandbox/bot.ts';
import { useWholeBot } from './support.ts';

const stage = useWholeBot();
const person = (handle: string) => stage.sandbox.person(handle);
const says = (line: string, channel?: string) => stage.says('ana', line, channel);

describe('a register that is kept to its channels', () => {
  const keep = async () => {
    await says('/debt register create leadership');
    expect(await says('/debt register bind to leadership', 'leads')).toContain('means');
    await says('/debt add Secret plan !high ~low', 'leads');
    expect(await says('/debt register visibility channels', 'leads')).toContain('Only members');
  };

  test('is seen by its members from everywhere, and by nobody else', async () => {
    await keep();
    expect(await stage.says('ben', '/debt show leadership#1')).toContain('Secret plan');
    const answer = await stage.says('chloe', '/debt show leadership#1');
    expect(answer).toContain('no register “leadership”');
    expect(answer).not.toContain('Secret plan');
    expect(await stage.says('chloe', '/debt register')).not.toContain('leadership');
    expect(await stage.says('chloe', '/debt move 1 to leadership')).not.toContain('Secret');
  });

  test('is reached only from its channels without the scopes, and the refusal says which are missing', async () => {
    await keep();
    stage.sandbox.grantOnly('commands', 'chat:write', 'im:write', 'users:read');
    const answer = await stage.says('ben', '/debt show leadership#1');
    expect(answer).toContain('groups:read');
    expect(await stage.says('ben', '/debt show 1', 'leads')).toContain('Secret plan');
    const ben = person('ben');
    await ben.command('/debt edit 1', { channel: 'leads' });
    await ben.sees('Secret plan', 'modal');
    await ben.modal.fill({ Title: 'Secret plan B' });
    await ben.modal.submit();
    await ben.sees('Secret plan B', 'modal');
  });

  test('is not shared into another channel', async () => {
    await keep();
    const card = await person('ben').command('/debt show leadership#1');
    const answer = await person('ben').click(card, { text: 'Share' });
    expect(answer.text).toContain('kept to');
    expect(person('chloe').channel('general').messages()).toEqual([]);
  });
});

test('a guest sees a register through its channel, and is shown no form for what is not theirs', async () => {
  await says('/debt register create payments');
  await says('/debt register bind #payments to payments');
  await says('/debt add Old ledger !high ~low', 'payments');
  expect(await stage.says('gus', '/debt show 1', 'payments')).toContain('Old ledger');
  expect(await stage.says('gus', '/debt register', 'payments')).not.toContain('Debt Register');
  const gus = person('gus');
  await gus.command('/debt edit 1', { channel: 'payments' });
  await gus.sees('is not yours', 'modal');
  expect(channelOf(stage.sandbox, 'payments').members.has(gus.person.id)).toBe(true);
});

test('guests see no buttons that would refuse them, and boxes to tick as lines', async () => {
  await says('/debt register create payments');
  await says('/debt register bind #payments to payments');
  await says('/debt add Old ledger !high ~low', 'payments');
  await says('/debt step 1 add Count the rows', 'payments');
  const gus = person('gus');
  const card = await gus.command('/debt show 1', { channel: 'payments' });
  expect(card.text).toContain('☐ 1. Count the rows');
  for (const label of ['Edit', 'Done', 'Take', 'Add debt']) {
    expect(card.text).not.toContain(`[${label}]`);
  }
  expect(card.text).toContain('[History]');
  const overview = await gus.command('/debt', { channel: 'payments' });
  expect(overview.text).not.toContain('[Add debt]');
});

test('a scope that was taken back is named when it is missed, and the form does without it from then on', async () => {
  const ana = person('ana');
  await ana.command('/debt import');
  await ana.sees('Register file', 'modal');
  const content = '## High Priority\n\n### 1. Old TLS\n\n**Impact**: High\n';
  await ana.modal.upload('Register file', { name: 'DEBT.md', content });
  stage.sandbox.grantOnly('commands', 'chat:write', 'im:write', 'users:read');
  await ana.modal.submit();
  await ana.sees('The scope files:read was not granted', 'modal');
  await ana.modal.close();
  await ana.command('/debt import');
  await ana.sees('Paste the register', 'modal');
});
