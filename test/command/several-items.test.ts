import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { command, itemsOf, parse, problem } from './support.ts';

describe('several items in one line', () => {
  it.each([
    ['plan 3 5 7 Q1', { quarter: '2027-01-01' }],
    ['plan 3,5,7 Q1', { quarter: '2027-01-01' }],
    ['plan 3, 5 and 7 for Q1 2027', { quarter: '2027-01-01' }],
    ['plan #3 #5 #7 none', { quarter: null }],
    ['plan next quarter 3 5 7', { quarter: '2027-01-01' }],
    ['due 3 5 7 friday', { due: '2026-11-27' }],
    ['due 3 5 7 in 2 weeks', { due: '2026-12-07' }],
    ['due 3 5 7 2 weeks', { due: '2026-12-07' }],
    ['due tomorrow 3,5,7', { due: '2026-11-24' }],
    ['due 3,5,7 5 Dec', { due: '2026-12-05' }],
    ['status 3 5 7 in progress', { status: 'in progress' }],
    ['3 5 7 status done', { status: 'complete' }],
    ['assign 3 5 7 me', { owner: 'UME' }],
    ['assign 3 5 7 <@U1|ana>', { owner: 'U1' }],
    ['assign 3 <@U1|ana> 5 and 7', { owner: 'U1' }],
    ['done 3 5 7', { whatWasDone: null }],
    ['done 3,5 and 7 what was done', { whatWasDone: 'what was done' }],
    ['3, 5, 7 done all fixed', { whatWasDone: 'all fixed' }],
    ['take 3 5 7', {}],
    ['take items 3 & 5 & 7', {}],
    ['reopen 7,3-3,5 7', {}, ['#7', '#3', '#5']],
    ['snooze 3 5 7 until monday', { until: '2026-11-30' }],
    ['snooze 3 5 7 off', { until: null }],
    ['note 3,5,7 the vendor said no', { text: 'the vendor said no' }],
    ['link 3 5 7 https://a.b/c The fix', { url: 'https://a.b/c', title: 'The fix' }],
    ['take 3-5', {}, ['#3', '#4', '#5']],
    ['take 5–3 8', {}, ['#3', '#4', '#5', '#8']],
  ])('%s', (line, told, items: readonly string[] = ['#3', '#5', '#7']) => {
    expect(itemsOf(line)).toEqual(items);
    expect(command(line)).toMatchObject({ ...told, remarks: [] });
  });

  it.each([
    ['due 3 5 December', ['#3'], { due: '2026-12-05' }],
    ['due December 15 12', ['#12'], { due: '2026-12-15' }],
    ['done 3 5 tests were rewritten', ['#3'], { whatWasDone: '5 tests were rewritten' }],
    ['done 3 #5 was the cause', ['#3'], { whatWasDone: '#5 was the cause' }],
    ['note 3 5 minutes lost', ['#3'], { text: '5 minutes lost' }],
    ['note 12 42', ['#12'], { text: '42' }],
    ['link 12 2 fixes https://a.b/c', ['#12'], { title: '2 fixes' }],
  ])(
    'takes a number that may be part of the value as that, and says so: %s',
    (line, items, told) => {
      expect(itemsOf(line)).toEqual(items);
      expect(command(line)).toMatchObject({
        ...told,
        remarks: [expect.stringMatching(/was read as part of what follows .* write \d+,\d+\.$/)],
      });
    },
  );

  it.each([
    ['show 3 5', '/debt show 3'],
    ['3 5', '/debt show 3'],
    ['edit 3,5', '/debt edit 3'],
    ['history 3-5', '/debt history 3'],
    ['step 3, 5 done 1', '/debt step 3 done 1'],
  ])('one at a time where that is how it is: %s', (line, suggestion) => {
    expect(problem(line)).toMatchObject({ what: 'That names several items.', suggestion });
  });

  it.each(['take 1-51', 'take 1-999999999', `done ${'7,8,9,'.repeat(60)}10-70`])(
    'more than fifty are refused: %s',
    (line) => {
      expect(problem(line)).toMatchObject({ what: 'That names more than 50 items.' });
    },
  );

  it('offers the joined form where a day was only a guess', () => {
    expect(problem('due 3 5 03/04/2027').suggestion).toBe('/debt due 3,5 03/04/2027');
  });

  it('are the items that were named, in any of the ways to name them', () => {
    const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 9999 }), {
      minLength: 1,
      maxLength: 20,
    });
    const joint = fc.constantFrom(' ', ', ', ',', ' and ', ' & ', ' #');
    fc.assert(
      fc.property(
        numbers,
        joint,
        fc.constantFrom('Q1', 'none', 'next quarter'),
        (all, by, value) => {
          const expected = all.map((number) => `#${number}`);
          expect(itemsOf(`plan ${all.join(by)} ${value}`)).toEqual(expected);
          expect(itemsOf(`take ${all.join(by)}`)).toEqual(expected);
        },
      ),
    );
  });

  it('are each named once, and fifty at most', () => {
    const word = fc.oneof(
      fc.integer({ min: 0, max: 200 }).map(String),
      fc.constantFrom('and', ',', '3-9', '#4', 'payments#4', 'Dec', 'friday', '2', '&', '100-140'),
    );
    const line = fc.tuple(
      fc.constantFrom('due', 'done', 'take', 'note', 'plan', 'link'),
      fc.array(word),
    );
    fc.assert(
      fc.property(line, ([verb, words]) => {
        const read = parse(`${verb} ${words.join(' ')}`);
        if (!read.ok || !('items' in read.command)) return;
        const { items } = read.command;
        const named = new Set(items.map(({ register, number }) => `${register}#${number}`));
        expect(named.size).toBe(items.length);
        expect(items.length).toBeGreaterThan(0);
        expect(items.length).toBeLessThanOrEqual(50);
      }),
      { numRuns: 2000 },
    );
  });
});
