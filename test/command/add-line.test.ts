import { describe, expect, it } from 'vitest';
import { command, problem } from './support.ts';

describe('what /debt add records', () => {
  it.each([
    ['add', { title: null, complete: false }],
    ['add ""', { title: null, complete: false }],
    ['add Flaky login tests', { title: 'Flaky login tests', complete: false }],
    ['new: Flaky tests !high ~low', { title: 'Flaky tests', complete: true }],
    ['ADD Flaky tests !H ~l', { impact: 'high', effort: 'low', complete: true }],
    ['add !high ~low Flaky tests', { title: 'Flaky tests', complete: true }],
    ['add !high ~low', { title: null, complete: false }],
    ['add X impact:high effort: medium', { title: 'X', impact: 'high', effort: 'medium' }],
    ['add X —impact:high –effort=low', { title: 'X', impact: 'high', effort: 'low' }],
    ['add X ！high ～low', { impact: 'high', effort: 'low' }],
    ['add X <@U1|ana maria> !high', { title: 'X', owner: 'U1' }],
    ['add X owner:<@W1> owner', { title: 'X owner', owner: 'W1' }],
    ['add X owner:me', { owner: 'UME' }],
    ['add X @me', { owner: 'UME' }],
    ['add X due:friday', { title: 'X', due: '2026-11-27' }],
    ['add X due:next friday !high', { title: 'X', due: '2026-12-04', impact: 'high' }],
    ['add X due:"in 2 weeks"', { title: 'X', due: '2026-12-07' }],
    ['add X due:“1 Dec” today', { title: 'X today', due: '2026-12-01' }],
    ['add X due:1 Dec 2026 now', { title: 'X now', due: '2026-12-01' }],
    ['add X due:Q1', { title: 'X', quarter: '2027-01-01', due: null }],
    ['add X q:2027-Q1', { title: 'X', quarter: '2027-01-01' }],
    ['add X quarter:next quarter', { title: 'X', quarter: '2027-01-01' }],
    ['add X #infra label:a,B #12', { title: 'X #12', labels: ['infra', 'a', 'b'] }],
    ['add X <#C1|infra>', { title: 'X', labels: ['infra'] }],
  ])('%s', (line, told) => {
    expect(command(line)).toMatchObject({ kind: 'add', ...told });
  });

  it.each([
    'Fix C# !important bug #12 🔥 (see TD-007)',
    'Payment due: unclear',
    'Reduce effort: too much by hand',
    'Rename "foo" to “bar”',
    "Don't retry ~5 times",
    'Use a & b < c',
    'Tidy !constructor and ~__proto__',
    '12 factor cleanup',
    'Quarter: close the books',
    'TODO:fix me',
    '--verbose is ignored',
  ])('keeps the title word for word: %s', (title) => {
    const sent = title.replace('&', '&amp;').replace('<', '&lt;');
    expect(command(`add ${sent} !high ~low`)).toMatchObject({ title, complete: true, remarks: [] });
  });

  it('keeps an address in a title as it was typed', () => {
    const line = 'add Move <http://a.b|a.b> to <https://c.d/e?f=1&amp;g=2> !high';
    expect(command(line)).toMatchObject({ title: 'Move a.b to https://c.d/e?f=1&g=2' });
  });

  it('keeps marks in quotes as part of the title', () => {
    expect(command('add “Fix the !high mark due:friday” !low ~low')).toMatchObject({
      title: 'Fix the !high mark due:friday',
      impact: 'low',
      due: null,
    });
  });
});

describe('what /debt add says about how it read a line', () => {
  it('lets the quarter said later win over the date', () => {
    const read = command('add X due:2026-12-01 q:2027-Q1');
    expect(read).toMatchObject({ due: null, quarter: '2027-01-01' });
    expect(read).toHaveProperty('remarks.0', expect.stringContaining('Q1 2027 stands'));
  });

  it('lets the date said later win over the quarter', () => {
    const read = command('add X q:2027-Q1 due:2026-12-01');
    expect(read).toMatchObject({ due: '2026-12-01', quarter: null });
    expect(read).toHaveProperty('remarks.0', expect.stringContaining('Tue 1 Dec 2026'));
  });

  it('has nothing to say where date and quarter agree', () => {
    const told = { due: '2026-12-01', quarter: null, remarks: [] };
    expect(command('add X due:2026-12-01 q:Q4')).toMatchObject(told);
    expect(command('add X q:Q4 due:2026-12-01')).toMatchObject(told);
  });

  it('names the order in which 03/04 was read', () => {
    const read = command('add X due:03/04/2027');
    expect(read).toMatchObject({ due: '2027-04-03' });
    expect(read).toHaveProperty('remarks.0', expect.stringContaining('day before the month'));
  });

  it('says that a name nobody has, and an unknown level, stayed in the title', () => {
    const read = command('add Ask @ana impact:huge');
    expect(read).toMatchObject({ title: 'Ask @ana impact:huge', owner: null, impact: null });
    expect(read).toHaveProperty('remarks.length', 2);
  });

  it('takes the last of several people as owner and keeps the others in place', () => {
    const read = command('add Help <@U1|ben> out <@U2|ana>');
    expect(read).toMatchObject({ title: 'Help @ben out', owner: 'U2' });
    expect(read).toHaveProperty('remarks.0', expect.stringContaining('@ben'));
  });
});

describe('what /debt add refuses', () => {
  it.each([
    ['add X due:yesterday', 'past'],
    ['add X due:2026-02-30', 'names no day'],
    ['add X due:banana', 'names no day'],
    ['add X q:banana', 'names no day or quarter'],
    ['add X q:2019-Q1', 'Q1 2019 is over'],
    ['add X owner:ana', 'nobody'],
  ])('%s', (line, what) => {
    expect(problem(line)).toMatchObject({ what: expect.stringContaining(what) });
    expect(problem(line).usage?.command).toBe('add');
  });

  it('offers a shorter title with all marks kept', () => {
    const { what, suggestion } = problem(`add ${'😀'.repeat(201)} !high ~low`);
    expect(what).toContain('201');
    expect(suggestion).toBe(`/debt add ${'😀'.repeat(200)} !high ~low`);
    expect(command(suggestion ?? '')).toMatchObject({ complete: true });
  });
});

describe('a level that is said twice', () => {
  it('is the last one, and the answer tells of the other', () => {
    expect(command('add X !high !low ~low')).toMatchObject({
      impact: 'low',
      remarks: ['The line says impact twice: high, then low. The last one holds.'],
    });
    expect(command('add X !high impact:high ~low')).toMatchObject({ remarks: [] });
  });
});
