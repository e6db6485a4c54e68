import { describe, expect, it } from 'vitest';
import { NO_FILTERS } from '../../src/command/filters.ts';
import { command, listed, problem } from './support.ts';

describe('a first word that is no command', () => {
  it.each([
    ['lst', '/debt list'],
    ['shwo 12', '/debt show 12'],
    ['adn Flaky tests', '/debt add Flaky tests'],
    ['stauts 12 done', '/debt status 12 done'],
    ['prog', '/debt progress'],
    ['shwo', '/debt help show'],
    ['Flaky login tests', '/debt add Flaky login tests'],
    ['“Flaky login tests”', '/debt add Flaky login tests'],
    ['Lost session cookies in checkout', '/debt add Lost session cookies in checkout'],
    ['stale cache in checkout', '/debt add stale cache in checkout'],
    ['unassign 12', '/debt show 12'],
    ['foo', '/debt help'],
    ['constructor', '/debt help'],
    ['help pln', '/debt help plan'],
  ])('%s → %s', (line, suggestion) => {
    expect(problem(line).suggestion).toBe(suggestion);
  });
});

describe('commands without an item', () => {
  it.each([
    ['', { kind: 'overview' }],
    [' \u00a0 ', { kind: 'overview' }],
    ['/debt', { kind: 'overview' }],
    ['HELP', { kind: 'help', topic: null }],
    ['--help', { kind: 'help', topic: null }],
    ['?', { kind: 'help', topic: null }],
    ['help finish', { kind: 'help', topic: 'done' }],
    ['help /debt plan', { kind: 'help', topic: 'plan' }],
    ['progress', { kind: 'progress', quarter: null }],
    ['progress 2026-Q3', { kind: 'progress', quarter: '2026-07-01' }],
    ['“matrix”', { kind: 'matrix' }],
    ['schedule', { kind: 'schedule' }],
    ['import', { kind: 'import' }],
    ['export', { kind: 'export', format: 'markdown', history: false }],
    ['export as CSV', { kind: 'export', format: 'csv', history: false }],
    ['download json with history', { kind: 'export', format: 'json', history: true }],
    ['digest Preview', { kind: 'digest', action: 'preview' }],
    ['digest now', { kind: 'digest', action: 'now' }],
    ['nudges WEEKLY', { kind: 'nudges', setting: 'weekly' }],
    ['settings', { kind: 'settings', change: null }],
  ])('%s', (line, expected) => {
    expect(command(line)).toEqual(expected);
  });

  it.each([
    ['matrix now', '/debt matrix'],
    ['progress banana', '/debt progress'],
    ['digest', '/debt digest preview'],
    ['export jsn', '/debt export json'],
    ['export xml', '/debt export markdown'],
    ['export csv history', '/debt export json history'],
    ['nudges weakly', '/debt nudges weekly'],
    ['nudges', null],
  ])('%s is answered with %s', (line, suggestion) => {
    expect(problem(line).suggestion).toBe(suggestion);
  });

  it('says how much fits where a line is too long', () => {
    expect(problem(`note 12 ${'x'.repeat(100_000)}`).what).toContain('10,000 fit');
  });
});

describe('settings', () => {
  it.each([
    ['home <#C1|infra>', { homeChannel: 'C1' }],
    ['day Monday', { weekday: 1 }],
    ['day:fri', { weekday: 5 }],
    ['day to sundays', { weekday: 7 }],
    ['time 9:30', { time: '09:30' }],
    ['time 4 pm', { time: '16:00' }],
    ['time 12am', { time: '00:00' }],
    ['zone europe/berlin', { zone: 'Europe/Berlin' }],
    ['zone New York', { zone: 'America/New_York' }],
    ['zone utc', { zone: 'UTC' }],
    ['holidays add 2026-12-24', { holidays: { add: ['2026-12-24'], remove: [] } }],
    ['holidays 12-25, 01-01', { holidays: { add: ['12-25', '01-01'], remove: [] } }],
    ['holidays add 24 dec, 1 jan', { holidays: { add: ['2026-12-24', '2027-01-01'], remove: [] } }],
    ['holiday remove 2026-12-24 12-25', { holidays: { add: [], remove: ['2026-12-24', '12-25'] } }],
    [
      'day fri holidays add 12-25 zone UTC',
      { weekday: 5, zone: 'UTC', holidays: { add: ['12-25'], remove: [] } },
    ],
    ['fiscal april', { firstMonth: 4 }],
    ['fiscal year: oct', { firstMonth: 10 }],
    ['collapse off', { collapsesDigests: false }],
    ['collapse on on friday', { collapsesDigests: true, weekday: 5 }],
    [
      'home <#C1> day tue time 08:15 zone Asia/Tokyo',
      { homeChannel: 'C1', weekday: 2, time: '08:15', zone: 'Asia/Tokyo' },
    ],
  ])('%s', (line, change) => {
    expect(command(`settings ${line}`)).toEqual({ kind: 'settings', change });
  });

  it.each([
    ['friday', '/debt settings day friday'],
    ['17:00', '/debt settings time 17:00'],
    ['colour red', '/debt settings'],
    ['home infra', null],
    ['day noday', null],
    ['time 25:00', null],
    ['time', null],
    ['zone Mars', null],
    ['zone foo+0530', null],
    ['zone mars/olympus+05', null],
    ['holidays', null],
    ['holidays add', null],
    ['holidays add 2026-02-30', null],
    ['holidays add 12-25 christmas', null],
    ['fiscal 2027', null],
    ['collapse sometimes', null],
  ])('%s is refused', (line, suggestion) => {
    expect(problem(`settings ${line}`)).toMatchObject({
      suggestion,
      usage: { command: 'settings' },
    });
  });
});

describe('list filters', () => {
  it.each([
    ['', {}],
    ['mine, overdue', { mine: true, overdue: true }],
    ['all High', { all: true, priorities: ['high'] }],
    ['open done accepted', { open: true, done: true, accepted: true }],
    ['snoozed unassessed bitten', { snoozed: true, unassessed: true, bitten: true }],
    ['priority:medium low', { priorities: ['medium', 'low'] }],
    ['Q4', { quarters: ['2026-10-01'] }],
    ['q:Q4 q:next q:Q4', { quarters: ['2026-10-01', '2027-01-01'] }],
    ['q:Q1 2028 flaky', { quarters: ['2028-01-01'], words: ['flaky'] }],
    ['owner:<@U1|ana b>', { owners: [{ kind: 'person', userId: 'U1' }] }],
    ['owner: <@U1|ana>', { owners: [{ kind: 'person', userId: 'U1' }] }],
    ['<@U1> <@U1>', { owners: [{ kind: 'person', userId: 'U1' }] }],
    [
      '<@U1> owner:"Ana B"',
      {
        owners: [
          { kind: 'person', userId: 'U1' },
          { kind: 'name', name: 'Ana B' },
        ],
      },
    ],
    ['-label:infra label:ci', { withoutLabels: ['infra'], labels: ['ci'] }],
    ['—label:infra', { labels: ['infra'] }],
    ['in:payments in:"big data"', { registers: ['payments', 'big data'] }],
    ['in:all timout', { everywhere: true, words: ['timout'] }],
    ['all-registers', { everywhere: true }],
    ['owner:me', { mine: true }],
    ['owner:none', { unowned: true }],
    ['label:infra,ci <#C1|web>', { labels: ['infra', 'ci', 'web'] }],
    ['status:“in progress”', { statuses: ['in progress'] }],
    ['status:in progress', { statuses: ['in progress'] }],
    ['status: done status:partial', { statuses: ['complete', 'partial'] }],
    ['Login "test run" "mine"', { words: ['Login', 'test run', 'mine'] }],
    ['TODO:fix &lt;b&gt;', { words: ['TODO:fix', '<b>'] }],
    ['sort:age', { sort: 'number' }],
    ['—sort:due', { sort: 'due' }],
  ])('%s', (line, expected) => {
    expect(listed(line)).toEqual({ ...NO_FILTERS, ...expected });
  });

  it('make a list by themselves', () => {
    const filters = { ...NO_FILTERS, mine: true, overdue: true };
    expect(command('mine overdue')).toEqual({ kind: 'list', filters });
  });

  it.each([
    'q:banana',
    'status:banana',
    'sort:banana',
    'priority:banana',
    'owner:',
    'owner:@ben',
    'in:',
  ])('%s is refused', (line) => {
    expect(problem(`list ${line}`)).toMatchObject({ usage: { command: 'list' } });
  });
});
