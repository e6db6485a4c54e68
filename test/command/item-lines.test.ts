import { describe, expect, it } from 'vitest';
import { command, itemsOf, ON_TWELVE, problem, TWELVE } from './support.ts';

describe('the ways to name an item', () => {
  it.each([
    'show 12',
    'SHOW   #12',
    'show nr 12',
    'show No. 12',
    'show № 12',
    'show item 12',
    'show #１２',
    'show 012',
    'show <#C1|12>',
    'show\u00a012',
    '/debt show 12',
    '12',
    '#12',
    '12 show',
  ])('%s', (line) => {
    expect(command(line)).toEqual({ kind: 'show', item: TWELVE });
  });

  it('in another register than the channel’s', () => {
    expect(command('show Payments#12')).toEqual({
      kind: 'show',
      item: { register: 'payments', number: 12 },
    });
    expect(itemsOf('take #3 payments#3 web-shop#7')).toEqual(['#3', 'payments#3', 'web-shop#7']);
  });

  it.each([
    ['show', null],
    ['show flaky tests', '/debt list flaky tests'],
    ['show TD-007', '/debt list TD-007'],
    ['show 0', '/debt list 0'],
    ['show 99999999999', '/debt list 99999999999'],
  ])('none is answered with how to find it: %s', (line, suggestion) => {
    expect(problem(line)).toMatchObject({ suggestion, usage: { command: 'show' } });
  });

  it('does not drop words silently', () => {
    expect(problem('reopen 12 it came back')).toMatchObject({ suggestion: '/debt reopen 12' });
  });
});

describe('statuses', () => {
  it.each([
    ['status 12 in progress', 'in progress'],
    ['status 12 IN_PROGRESS', 'in progress'],
    ['status 12 “in progress”', 'in progress'],
    ['mark #12 as done', 'complete'],
    ['set 12 to wip', 'in progress'],
    ['12 status partial', 'partial'],
  ])('%s', (line, status) => {
    expect(command(line)).toEqual({ kind: 'status', ...ON_TWELVE, status });
  });

  it.each([
    ['status 12', '/debt show 12'],
    ['status 12 in progres', '/debt status 12 in progress'],
    ['status 12 plannig', '/debt status 12 planning'],
    ['status 12 banana', null],
    ['status 12 constructor', null],
  ])('%s is answered with the six that can be set', (line, suggestion) => {
    const { remedy, ...rest } = problem(line);
    expect(remedy).toMatch(/not started, planning, in progress, partial, ongoing, complete/);
    expect(rest.suggestion).toBe(suggestion);
  });
});

describe('what was done, notes and links', () => {
  it.each([
    ['done 12', null],
    ['finish #12: Replaced the “scheduler” & more', 'Replaced the “scheduler” & more'],
    ['done 12 2 endpoints left', '2 endpoints left'],
    ['done 12 first line\n second  line', 'first line\n second  line'],
    ['done 12 "all of it"', 'all of it'],
  ])('%s', (line, whatWasDone) => {
    expect(command(line)).toMatchObject({ kind: 'done', items: [TWELVE], whatWasDone });
  });

  it.each([
    ['note 12: 42 of them', '42 of them'],
    ['comment 12 ask <@U1|ana> about #7', 'ask @ana about #7'],
  ])('%s', (line, text) => {
    expect(command(line)).toEqual({ kind: 'note', ...ON_TWELVE, text });
  });

  it.each([
    ['link 12 <https://a.b/c?d=1&amp;e=2>', 'https://a.b/c?d=1&e=2', null],
    ['link 12 https://a.b/c The fix', 'https://a.b/c', 'The fix'],
    ['link 12 The fix <http://a.b|a.b>', 'http://a.b', 'The fix'],
    ['link 12 "The fix" a.b/c', 'https://a.b/c', 'The fix'],
  ])('%s', (line, url, title) => {
    expect(command(line)).toEqual({ kind: 'link', ...ON_TWELVE, url, title });
  });

  it.each([
    'note 12',
    'link 12',
    'link 12 foo',
    'link 12 <mailto:a@b.c|a@b.c>',
    'link 12 javascript:alert(1)',
  ])('%s lacks something', (line) => {
    expect(problem(line).understood).toBe('Item #12.');
  });
});

describe('owners', () => {
  it.each([
    ['assign 12 <@U1|ana>', 'U1'],
    ['assign <@U1> to #12', 'U1'],
    ['give 12 to <@U1|ana b>', 'U1'],
    ['assign 12 me', 'UME'],
    ['assign 12 none', null],
    ['assign 12 —', null],
  ])('%s', (line, owner) => {
    expect(command(line)).toEqual({ kind: 'assign', ...ON_TWELVE, owner });
  });

  it.each([
    ['assign 12', 'Nobody'],
    ['assign 12 ana', 'nobody whom Slack knows'],
    ['assign 12 &lt;@U1&gt;', 'nobody whom Slack knows'],
    ['assign 12 <@U1> <@U2>', 'several people'],
    ['assign 12 <@U1> who knows it', 'more than a person'],
    ['assign 12 <!subteam^S1|@team>', 'group'],
  ])('%s is refused', (line, what) => {
    expect(problem(line).what).toContain(what);
  });
});

describe('steps', () => {
  it.each([
    ['step 12 add Write the migration', { do: 'add', text: 'Write the migration' }],
    ['step add 12 Write it', { do: 'add', text: 'Write it' }],
    ['steps 12 add: Write it', { do: 'add', text: 'Write it' }],
    ['step 12 done 3', { do: 'done', steps: [3] }],
    ['step 12 done #3, 4 and 4', { do: 'done', steps: [3, 4] }],
    ['step 12 tick 3', { do: 'done', steps: [3] }],
    ['step 12 3 done', { do: 'done', steps: [3] }],
    ['step 12 undone 3', { do: 'undone', steps: [3] }],
  ])('%s', (line, action) => {
    expect(command(line)).toEqual({ kind: 'step', item: TWELVE, action });
  });

  it.each([
    ['step 12', '/debt show 12'],
    ['step 12 Write it', '/debt step 12 add Write it'],
    ['step 12 dnoe 3', '/debt step 12 done 3'],
    ['step 12 undnoe 3, 4', '/debt step 12 undone 3 4'],
    ['step 12 add', null],
    ['step 12 done', '/debt show 12'],
    ['step 12 done 0', '/debt show 12'],
    ['step 12 done all', '/debt show 12'],
    ['step 12 remove 3', '/debt edit 12'],
  ])('%s is refused', (line, suggestion) => {
    expect(problem(line)).toMatchObject({ suggestion, usage: { command: 'step' } });
  });
});

describe('leaving the open list', () => {
  const twelve = { items: [TWELVE] };
  it.each([
    ['accept 12 until 2027-03-01 The vendor', { until: '2027-03-01', why: 'The vendor' }],
    ['accept 12 till 1 Mar because it is cheap', { until: '2027-03-01', why: 'it is cheap' }],
    ['accept 12 next friday: it works', { until: '2026-12-04', why: 'it works' }],
    ['accept 12 until Q1 2027 we live with it', { until: '2027-03-31', why: 'we live with it' }],
    ['accept 12 until 2027-03-01', { until: '2027-03-01', why: null }],
    ['accept 12 it is cheap', { until: null, why: 'it is cheap' }],
    ['accept 12', { until: null, why: null }],
    ['status 12 accepted', { until: null, why: null }],
  ])('%s', (line, told) => {
    expect(command(line)).toMatchObject({ kind: 'accept', ...twelve, ...told });
  });

  it('accepts several at once', () => {
    expect(itemsOf('accept 3 5 until 2027-03-01 both')).toEqual(['#3', '#5']);
    expect(itemsOf('accept 3 5')).toEqual(['#3', '#5']);
  });

  it.each([
    ['accept 12 until yesterday why', 'in the past'],
    ['accept 12 until today why', 'That day is today'],
    ['close 12', 'needs a reason'],
    ['status 12 dropped', 'needs a reason'],
    ['status 12 won’t fix', 'needs a reason'],
    ['merge 12 7', 'not clear what goes into what'],
    ['merge 12 into 12', 'cannot go into itself'],
    ['merge 12 into', 'needs the number'],
    ['merge 12 into 3 5', 'several items'],
    ['delete 12 please', 'nothing more'],
  ])('%s is refused', (line, what) => {
    expect(problem(line).what).toContain(what);
  });

  it.each([
    ['close 12 The service goes', { kind: 'close', ...ON_TWELVE, why: 'The service goes' }],
    ['merge 12 into 7', { kind: 'merge', ...ON_TWELVE, into: { register: null, number: 7 } }],
    ['delete #12', { kind: 'delete', ...ON_TWELVE }],
  ])('%s', (line, expected) => {
    expect(command(line)).toEqual(expected);
  });
});

describe('labels and hits', () => {
  it.each([
    ['label 12 +infra -legacy', ['infra'], ['legacy']],
    ['label 12 infra, #ci', ['infra', 'ci'], []],
    ['label 12 label:infra –Old', ['infra'], ['old']],
    ['label 12 +5', ['5'], []],
    ['tag +infra #12', ['infra'], []],
  ])('%s', (line, add, remove) => {
    expect(command(line)).toEqual({ kind: 'label', ...ON_TWELVE, add, remove });
  });

  it('puts labels on several items', () => {
    expect(itemsOf('label 3 5 infra')).toEqual(['#3', '#5']);
  });

  it.each(['label 12', 'label 12 -', 'label 12 +infra -infra'])('%s is refused', (line) => {
    expect(problem(line)).toMatchObject({ understood: 'Item #12.', usage: { command: 'label' } });
  });

  it.each([
    ['45m The queue lost orders', 45, 'The queue lost orders'],
    ['1h30 again', 90, 'again'],
    ['1:30', 90, null],
    ['90 min', 90, null],
    ['1.5 h', 90, null],
    ['for 2 hours', 120, null],
    ['1 hour 30 min', 90, null],
    ['half a day: rollback', 240, 'rollback'],
    ['2d', 960, null],
    ['45', 45, null],
    ['2 customers lost orders', null, '2 customers lost orders'],
    ['', null, null],
  ])('hit 12 %s', (typed, minutes, text) => {
    expect(command(`hit 12 ${typed}`)).toMatchObject({ kind: 'hit', item: TWELVE, minutes, text });
  });

  it('refuses a hit that cost more than a month', () => {
    expect(problem('hit 12 40 days').what).toContain('at most 20 working days');
  });
});
