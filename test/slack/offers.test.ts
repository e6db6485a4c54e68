import { beforeEach, describe, expect, test } from 'vitest';
import { textOf } from '../../src/sandbox/screen.ts';
import { useWholeBot } from './support.ts';

const stage = useWholeBot();
const person = (handle: string) => stage.sandbox.person(handle);
const card = () => stage.says('chloe', '/debt show 1');

/** What the bot has said to a person by itself, once all that waits was sent. */
async function told(handle: string) {
  await stage.bot.delivery.flush();
  return person(handle).directMessages();
}
async function lastTold(handle: string) {
  const last = (await told(handle)).at(-1);
  if (!last) throw new Error(`@${handle} was told nothing`);
  return last;
}

beforeEach(async () => {
  await stage.says('ana', '/debt add Flaky login tests !high ~low');
});

describe('assigning somebody else', () => {
  test('asks them by a direct message, and Accept makes it theirs', async () => {
    const ben = person('ben');
    const answer = await stage.says('ana', '/debt assign 1 @ben');
    expect(answer).toContain(`offered to <@${ben.person.id}>`);
    expect(answer).toContain('Nobody owns it until they accept');
    expect(await card()).toContain(`nobody, offered to <@${ben.person.id}> by`);
    const asked = await lastTold('ben');
    expect(textOf(asked)).toMatch(/asks whether you take over.*#1 Flaky login tests.*impact high/s);
    expect((await ben.click(asked, { text: 'Accept' })).text).toContain('owner none →');
    expect(await card()).toContain(`Owner: <@${ben.person.id}>`);
    const after = await lastTold('ben');
    expect(after.ts).toBe(asked.ts);
    expect(textOf(after)).toContain('✓ Accepted');
    expect(JSON.stringify(after.blocks)).not.toContain('"button"');
  });

  test('and Decline tells who asked, with the reason, and leaves the owner', async () => {
    const ben = person('ben');
    await stage.says('chloe', '/debt take 1');
    await stage.says('ana', '/debt assign 1 @ben');
    await ben.click(await lastTold('ben'), { text: 'Decline…' });
    await ben.sees('Why not?', 'modal');
    await ben.modal.fill({ 'Why not?': 'No time before March' });
    expect(await ben.modal.submit()).toMatchObject({ outcome: 'updated' });
    expect(ben.modal.text).toContain('declined what');
    expect(await card()).toContain(`Owner: <@${person('chloe').person.id}>`);
    expect(await card()).not.toContain(', offered to');
    expect(textOf(await lastTold('ana'))).toMatch(/declined to take over.*No time before March/s);
    expect(textOf(await lastTold('ben'))).toContain('Declined.');
  });

  test('again to somebody else takes the first offer back, and the old button says so', async () => {
    const ben = person('ben');
    await stage.says('ana', '/debt assign 1 @ben');
    const asked = await lastTold('ben');
    const old = { ...asked, inputs: new Map(asked.inputs), blocks: structuredClone(asked.blocks) };
    await stage.says('ana', '/debt assign 1 @chloe');
    const late = await ben.click(old, { text: 'Accept' });
    expect(late.text).toContain('it was offered to somebody else since, so nothing was changed');
    expect(textOf(await lastTold('ben'))).toContain('Not asked any more');
    await person('chloe').click(await lastTold('chloe'), { text: 'Accept' });
    expect(await card()).toContain(`Owner: <@${person('chloe').person.id}>`);
  });

  test('of several items is one message with Accept all', async () => {
    await stage.says('ana', '/debt add Old TLS settings !high ~low');
    await stage.says('ana', '/debt assign 1 2 @ben');
    expect(await told('ben')).toHaveLength(1);
    await person('ben').click(await lastTold('ben'), { text: 'Accept all' });
    const mine = await stage.says('ben', '/debt list mine');
    expect(mine).toMatch(/Flaky login tests.*Old TLS settings/s);
    expect(textOf(await lastTold('ben'))).not.toContain('Accept all');
  });

  test('is immediate where the register says so', async () => {
    expect(await stage.says('ana', '/debt settings offers off')).toContain('owns it at once');
    await stage.says('ana', '/debt assign 1 @ben');
    expect(await card()).toContain(`Owner: <@${person('ben').person.id}>`);
  });
});

describe('an offer', () => {
  test('of a register kept to its channels goes to nobody who is in none of them', async () => {
    const inLeads = (line: string) => stage.says('ana', line, 'leads');
    await inLeads('/debt register create leads');
    await inLeads('/debt register bind to leads');
    await inLeads('/debt register visibility channels');
    await inLeads('/debt add Salaries in plain text !high ~low');
    expect(await inLeads('/debt assign 1 @chloe')).toContain('that person is in none of them');
    expect(await inLeads('/debt assign 1 @ben')).toContain('offered to');
    expect(await told('chloe')).toEqual([]);
  });

  test('whose message was removed is withdrawn all the same, and leaves nothing undelivered', async () => {
    await stage.says('ana', '/debt assign 1 @ben');
    stage.sandbox.state.messages.remove(await lastTold('ben'));
    await stage.says('ana', '/debt done 1');
    await stage.bot.delivery.flush();
    const { sql } = stage.database;
    expect(await sql`select from outbox where state <> 'sent'`).toHaveLength(0);
    expect(await sql`select from offer where answer is null`).toHaveLength(0);
  });

  test('that was answered before it went out is not sent', async () => {
    await stage.says('ana', '/debt assign 1 @ben');
    await stage.says('ben', '/debt take 1');
    expect(await told('ben')).toEqual([]);
  });
});

describe('Hand over', () => {
  test('on a card asks the person chosen, with a note', async () => {
    const ben = person('ben');
    await ben.command('/debt take 1');
    await ben.click(await ben.command('/debt show 1'), { text: 'Hand over' });
    await ben.sees('Who should have it?', 'modal');
    await ben.modal.fill({
      'Who should have it?': '@chloe',
      'Say something with it': 'You wrote it',
    });
    await ben.modal.submit();
    expect(await card()).toContain(`Owner: <@${ben.person.id}>, offered to`);
    const asked = await lastTold('chloe');
    expect(textOf(asked)).toContain('You wrote it');
    await person('chloe').click(asked, { text: 'Accept' });
    expect(textOf(await lastTold('ben'))).toMatch(/changed who owns 1 item of yours/);
  });

  test.each(['gus', 'dora', 'stella', 'iris'])('refuses @%s at the field', async (handle) => {
    const ana = person('ana');
    await ana.click(await ana.command('/debt show 1'), { text: 'Hand over' });
    await ana.sees('Who should have it?', 'modal');
    await ana.modal.fill({ 'Who should have it?': `@${handle}` });
    const submitted = await ana.modal.submit();
    expect(submitted.outcome).toBe('errors');
    expect(Object.keys(submitted.errors)).toEqual(['Who should have it?']);
    expect(await card()).not.toContain(', offered to');
  });
});

describe('dropping and taking over', () => {
  test('an item is dropped by its owner, and by nobody else who keeps no register', async () => {
    await stage.says('ben', '/debt take 1');
    expect(await stage.says('chloe', '/debt drop 1')).toContain('belongs to somebody else');
    expect(await stage.says('ben', '/debt drop 1')).toContain('→ none');
  });

  test('who loses an item to somebody else hears of it once', async () => {
    await stage.says('ben', '/debt take 1');
    expect(await stage.says('chloe', '/debt take 1')).toContain('Whose it was is told.');
    const messages = (await told('ben')).map(textOf);
    expect(messages).toHaveLength(1);
    expect(messages[0]).toContain(`<@${person('chloe').person.id}> changed who owns 1 item`);
  });

  test('what a leaver was asked is asked no more, and who asked is told', async () => {
    await stage.says('ana', '/debt assign 1 @ben');
    await told('ben');
    stage.sandbox.changePerson('ben', { isDeactivated: true });
    await expect.poll(card, { timeout: 5_000 }).not.toContain(', offered to');
    expect(textOf(await lastTold('ana'))).toContain('who was asked has left');
  });
});
