import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { COMMAND_WORDS } from '../../src/command/usage.ts';
import { findPerson } from '../../src/sandbox/world.ts';
import { useBot } from '../support/use-bot.ts';

const stage = useBot();
const says = (line: string) => stage.says('ana', line);

describe('recording', () => {
  test('one line records debt at once and says what was understood', async () => {
    const answer = await says('/debt add Flaky login tests !high ~low @ben due:2026-12-01 #infra');
    expect(answer).toContain('#1 Flaky login tests');
    expect(answer).toContain('impact high');
    expect(answer).toContain('effort low');
    expect(answer).toContain('high priority');
    expect(answer).toContain('Tue 1 Dec 2026');
    expect(answer).toContain('Q4 2026');
    expect(answer).toContain('#infra');
    expect(await says('/debt show 1')).toContain('Flaky login tests');
  });

  test('debt cannot be recorded for a bot, a guest or somebody who left', async () => {
    const { people } = stage.sandbox.world;
    const ben = findPerson(stage.sandbox.world, 'ben');
    if (ben) people.set('USLACKBOT', { ...ben, id: 'USLACKBOT', handle: 'slackbot' });
    expect(await says('/debt add Old TLS !high ~low @slackbot')).toContain('A bot cannot own');
    expect(await says('/debt add Old TLS !high ~low @gus')).toContain('Guests');
    expect(await says('/debt add Old TLS !high ~low @dora')).toContain('deactivated');
    expect(await says('/debt list')).not.toContain('Old TLS');
  });

  test('a title full of Slack markup shows as it was typed and pings nobody', async () => {
    const answer = await says('/debt add <!channel> *x* <https://evil|y> !high ~low');
    expect(answer).toContain('<!channel> *x* <https://evil|y>');
  });
});

describe('seeing', () => {
  beforeEach(async () => {
    await says('/debt add Flaky login tests !high ~low');
    await says('/debt add Old TLS settings !low ~high q:2026-Q4');
    await stage.says('ben', '/debt take 2');
  });

  test('the overview, the list and its filters', async () => {
    expect(await says('/debt')).toContain('Q4 2026');
    const all = await says('/debt list');
    expect(all).toContain('#1 Flaky login tests');
    expect(all).toContain('#2 Old TLS settings');
    const unowned = await says('/debt list unowned');
    expect(unowned).toContain('#1');
    expect(unowned).not.toContain('Old TLS settings');
    expect(await stage.says('ben', '/debt mine')).toContain('Old TLS settings');
  });

  test('the item, its history, the matrix, progress and schedule', async () => {
    expect(await says('/debt #2')).toContain('Old TLS settings');
    expect(await says('/debt history 2')).toContain('History of #2');
    expect(await says('/debt matrix')).toContain('impact × effort');
    expect(await says('/debt progress')).toContain('Old TLS settings');
    expect(await says('/debt schedule')).toContain('Q4 2026');
  });

  test('what to do next, with the reason, and what must be assessed first', async () => {
    await says('/debt add Slow builds !high ~medium');
    await stage.says('ben', '/debt take 3');
    const answer = await says('/debt next');
    expect(answer.indexOf('#1 Flaky login tests')).toBeLessThan(answer.indexOf('#3 Slow builds'));
    expect(answer).toContain('High impact · low effort');
    const others = await says('/debt next unowned');
    expect(others).toContain('Flaky login tests');
    expect(others).not.toContain('Slow builds');
  });

  test('the matrix in words, where tables have not reached the workspace', async () => {
    stage.sandbox.withheldBlocks.add('table');
    const answer = await stage.sandbox.person('ana').command('/debt matrix');
    expect(answer.text).toContain('Quick wins (impact high, effort low): #1');
    expect(stage.sandbox.person('ana').ephemerals().at(-1)?.blocks ?? []).toEqual([]);
    expect(stage.sandbox.calls('response_url').map(({ error }) => error)).toEqual([
      'invalid_blocks',
      undefined,
    ]);
  });

  test('help tells all commands, or one with examples', async () => {
    expect(await says('/debt help')).toContain('What you can do');
    expect(await says('/debt help plan')).toContain('/debt plan 12 2027-Q1');
  });

  test('a number that does not exist is answered with the highest, and the line again', async () => {
    const answer = await says('/debt show 99');
    expect(answer).toContain('no #99');
    expect(answer).toContain('#2');
    expect(answer).toContain('/debt show 99');
  });

  test('a guest sees the register only where it is bound, and changes nothing there', async () => {
    expect(await stage.says('gus', '/debt list', 'payments')).toContain('only in its channels');
    await says('/debt settings channel #payments');
    expect(await stage.says('gus', '/debt list', 'payments')).toContain('Flaky login tests');
    expect(await stage.says('gus', '/debt done 1', 'payments')).toContain('not yours');
    expect(await stage.says('gus', '/debt add Mine !low ~low', 'payments')).toContain('Guests');
  });
});

describe('changing', () => {
  beforeEach(async () => {
    await says('/debt add Flaky login tests !high ~low');
  });

  test.each([
    ['/debt status 1 in progress', 'in progress', 'in progress'],
    ['/debt done 1 Replaced the scheduler', 'complete', 'Replaced the scheduler'],
    ['/debt take 1', '<@U0ANA0000>', '<@U0ANA0000>'],
    ['/debt assign 1 @ben', '<@U0BEN0000>', '<@U0BEN0000>'],
    ['/debt due 1 2026-12-04', 'Fri 4 Dec 2026', 'Fri 4 Dec 2026'],
    ['/debt plan 1 2027-Q1', 'Q1 2027', 'Q1 2027'],
    ['/debt step 1 add Write the migration', 'Write the migration', 'Write the migration'],
    ['/debt note 1 The vendor confirmed it', 'vendor', 'The vendor confirmed it'],
    ['/debt link 1 https://example.com/pull/7 The fix', '1 link', 'Links: The fix'],
    ['/debt snooze 1 until 2026-12-07', 'Mon 7 Dec 2026', '7 Dec 2026'],
  ])('%s is answered with what changed, and the card shows it', async (line, told, shown) => {
    const answer = await says(line);
    expect(answer).toContain('#1 Flaky login tests');
    expect(answer).toContain(told);
    expect(await says('/debt show 1')).toContain(shown);
  });

  test('what is done can be reopened, and steps ticked by their place', async () => {
    await says('/debt step 1 add Measure first');
    expect(await says('/debt step 1 done 1')).toContain('Measure first');
    await says('/debt done 1');
    expect(await says('/debt list')).not.toContain('Flaky login tests');
    expect(await says('/debt reopen 1')).toContain('partial');
    expect(await says('/debt list')).toContain('Flaky login tests');
  });

  test('several items are changed at once and answered in one message', async () => {
    await says('/debt add Old TLS !low ~low');
    await says('/debt add Slow jobs !low ~low');
    const answer = await says('/debt plan 1, 3 and 9 2027-Q1');
    expect(answer).toContain('Changed 2 items');
    expect(answer).toMatch(/#1 Flaky login tests: target quarter none → Q1 2027/);
    expect(answer).toMatch(/#3 Slow jobs: target quarter none → Q1 2027/);
    expect(answer).toMatch(/Not changed[\s\S]*#9[\s\S]*its highest number is #3/);
    expect(await says('/debt plan 1 3 2027-Q1')).toContain('As you asked already');
    expect(await says('/debt done 1 2 endpoints left')).toContain('to name items write 1,2');
    expect(await says('/debt take 2-3')).toContain('Changed 2 items');
  });

  test('an item is named with its register, and a register that is not there is said', async () => {
    expect(await says('/debt take payments#1')).toContain('no register “payments”');
    expect(await says('/debt show payments#1')).toContain('no register “payments”');
  });

  test('what an item is already changes nothing and says so', async () => {
    await says('/debt take 1');
    expect(await says('/debt take 1')).toContain('Nothing to change');
  });

  test('debt goes to no guest, nobody of another organisation and nobody out of sight', async () => {
    expect(await says('/debt assign 1 @gus')).toContain('Guests and people of other');
    expect(await says('/debt assign 1 @stella')).toContain('Guests and people of other');
    expect(await says('/debt assign 1 @dora')).toContain('deactivated');
    expect(await says('/debt assign 1 @iris')).toContain('cannot see that person');
    expect(await says('/debt list unowned')).toContain('Flaky login tests');
  });

  test('what a rule forbids is answered with the remedy and the line again', async () => {
    const answer = await says('/debt step 1 done 4');
    expect(answer).toContain('no step 4');
    expect(answer).toContain('/debt step 1 done 4');
  });
});

describe('lines that mean nothing', () => {
  test('an unknown word is answered with the nearest command and the line again', async () => {
    const answer = await says('/debt shw 1');
    expect(answer).toContain('/debt show 1');
    expect(answer).toContain('/debt shw 1');
  });

  test('a line with markup comes back as it was typed', async () => {
    expect(await says('/debt frobnicate <now> & @ben')).toContain('/debt frobnicate <now> & @ben');
  });

  test('any text gets an answer or a form', async () => {
    const ana = stage.sandbox.person('ana');
    const word = fc.oneof(
      fc.constantFrom(...COMMAND_WORDS, '1', '#1', '@ben', '!high', '~low', 'q:Q1', '"', '<!here>'),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(word, { maxLength: 6 }), async (words) => {
        const seen = await ana.command(`/debt ${words.join(' ')}`);
        expect(seen.kind).not.toBe('error');
        expect(seen.text).not.toMatch(/^$|mistake of its own/);
      }),
      { numRuns: 150 },
    );
  });

  test('a line that is far too long is refused, and comes back for another try', async () => {
    const answer = await says(`/debt note 1 ${'long '.repeat(2_200)}`);
    expect(answer).toContain('characters');
    expect(answer).toContain('/debt note 1 long long');
  });
});
