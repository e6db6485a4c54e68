import { beforeEach, describe, expect, test } from 'vitest';
import { useWholeBot } from './support.ts';

const stage = useWholeBot();
const says = (line: string, handle = 'ana') => stage.says(handle, line);
const person = (handle: string) => stage.sandbox.person(handle);

beforeEach(async () => {
  await says('/debt add Flaky login tests !high ~low');
  await says('/debt add Old TLS settings !low ~high');
});

describe('accepting', () => {
  test('in one line, until a day and with a reason; it counts as open no more, and reopens', async () => {
    const answer = await says('/debt accept 1 until 2027-03-01 The vendor replaces it');
    expect(answer).toContain('status not started → accepted');
    expect(answer).toContain('reopens by itself on Mon 1 Mar 2027');
    expect(await says('/debt list')).not.toContain('Flaky login tests');
    const card = await says('/debt show 1');
    expect(card).toContain('accepted until Mon 1 Mar 2027');
    expect(card).toContain('Accepted because: The vendor replaces it');
    expect(await says('/debt reopen 1')).toContain('accepted → not started');
    expect(await says('/debt show 1')).not.toContain('Accepted because');
  });

  test('asks in a form for what was left out, and says at the field what is wrong', async () => {
    const ana = person('ana');
    await ana.command('/debt accept 1,2 It is cheap');
    await ana.sees('Reopens on', 'modal');
    expect(ana.modal.fields['Why it can stay as it is']).toBe('It is cheap');
    expect(ana.modal.text).toContain('#1 and #2');
    await ana.modal.fill({ 'Reopens on': '2026-01-01' });
    expect((await ana.modal.submit()).errors['Reopens on']).toContain('is not after today');
    await ana.modal.fill({ 'Reopens on': '2027-03-01' });
    await ana.modal.submit();
    expect(ana.modal.text).toContain('Changed 2 items');
  });

  test('from the menu on the card', async () => {
    const ana = person('ana');
    const card = await ana.command('/debt show 1');
    await ana.choose(card, { actionId: 'debt_more' }, 'Accept debt…');
    await ana.sees('Reopens on', 'modal');
    await ana.modal.fill({ 'Reopens on': '2027-03-01', 'Why it can stay as it is': 'Cheap' });
    await ana.modal.submit();
    expect(ana.modal.text).toContain('#1 Flaky login tests');
  });
});

test('an item closed unpaid keeps the reason and counts no more until it is reopened', async () => {
  const answer = await says('/debt close 1 The service goes');
  expect(answer).toContain('closed as none → dropped');
  expect(answer).toContain('if it is paid off: /debt done 1');
  expect(await says('/debt list')).not.toContain('Flaky login tests');
  expect(await says('/debt show 1')).toContain('Closed: The service goes');
  await says('/debt reopen 1');
  expect(await says('/debt list')).toContain('Flaky login tests');
});

test('labels are put on and taken off', async () => {
  expect(await says('/debt label 1 2 +infra')).toContain('Changed 2 items');
  expect(await says('/debt label 1 ci -infra -legacy')).toContain('no label legacy');
  expect(await says('/debt list label:infra')).not.toContain('Flaky login tests');
  expect(await says('/debt list label:ci')).toContain('Flaky login tests');
});

describe('hits', () => {
  test('add up on the card', async () => {
    expect(await says('/debt hit 1 45m The queue lost orders')).toContain(
      'hit added: 45 min lost, The queue lost orders',
    );
    const answer = await says('/debt hit 1 1h30');
    expect(answer).toContain('bit us 2 times in 90 days, 2 h 15 min lost');
    const card = await says('/debt show 1');
    expect(card).toContain('Bit us 2 times in 90 days');
    expect(card).toContain('45 min: The queue lost orders');
  });

  test('without a time are asked for in a form, which understands the time as people write it', async () => {
    const ana = person('ana');
    await ana.command('/debt hit 1 The queue lost orders');
    await ana.sees('Time lost', 'modal');
    expect(ana.modal.fields['What happened']).toBe('The queue lost orders');
    await ana.modal.fill({ 'Time lost': 'long' });
    expect((await ana.modal.submit()).errors['Time lost']).toContain('45m');
    await ana.modal.fill({ 'Time lost': '2 hours' });
    await ana.modal.submit();
    expect(ana.modal.text).toContain('2 h lost');
  });

  test('It bit us keeps a message with the item that it was, found by a word of it', async () => {
    const ben = person('ben');
    const said = person('ana').say('Login tests cost me the morning');
    await ben.messageShortcut('It bit us', said);
    await ben.sees('Time lost', 'modal');
    expect(ben.modal.text).not.toContain('private conversation');
    await ben.modal.fill({ 'Which debt was it?': '#1 Flaky login tests', 'Time lost': '3h' });
    await ben.modal.submit();
    expect(ben.modal.text).toContain('3 h lost');
    const card = await says('/debt show 1');
    expect(card).toContain('Login tests cost me the morning');
    expect(card).toContain('message');
  });

  test('It bit us records debt that nobody has recorded yet, and warns where the message is private', async () => {
    const ana = person('ana');
    const said = ana.say('The backup failed again', { channel: 'leads' });
    await ana.messageShortcut('It bit us', said);
    await ana.sees('private conversation', 'modal');
    await ana.modal.fill({
      'Which debt was it?': 'New debt: record it too',
      'Time lost': '30m',
    });
    await ana.modal.submit();
    expect(ana.modal.text).toContain('#3 The backup failed again');
    expect(await says('/debt show 3')).toContain('Bit us once in 90 days, 30 min lost');
  });
});

describe('merging and deleting', () => {
  test('a duplicate is merged, still tells what it was, and undo brings it back', async () => {
    await says('/debt label 1 ci');
    const answer = await says('/debt merge 1 into 2');
    expect(answer).toContain('merged into #2');
    expect(answer).toContain('labels none → ci');
    const gone = await says('/debt show 1');
    expect(gone).toContain('merged into #2');
    expect(gone).toContain('[Show #2]');
    expect(await says('/debt show 2')).toContain('#ci');
    expect(await says('/debt label 1 late')).toMatch(
      /#2 Old TLS settings[\s\S]*#1 was merged into #2/,
    );
    await says('/debt undo');
    await says('/debt undo');
    expect(await says('/debt show 1')).toContain('not started');
    expect(await says('/debt show 2')).not.toContain('#ci');
  });

  test('who names a merged item is told which one is meant, before it is deleted or merged again', async () => {
    await says('/debt merge 1 into 2');
    expect(await says('/debt delete 1')).toMatch(
      /Delete 1 item\?[\s\S]*#2 Old TLS settings[\s\S]*#1 was merged into #2/,
    );
    expect(await says('/debt merge 1 into 2')).toContain('Both numbers mean #2');
  });

  test('a duplicate is merged from its card, into an item that is looked for', async () => {
    const ana = person('ana');
    const card = await ana.command('/debt show 1');
    await ana.choose(card, { actionId: 'debt_more' }, 'Merge into…');
    await ana.sees('Which item stays?', 'modal');
    await ana.modal.fill({ 'Which item stays?': '#2 Old TLS settings' });
    await ana.modal.submit();
    expect(ana.modal.text).toContain('merged into #2');
  });

  test('deleting asks first, and a deleted number says who deleted it', async () => {
    const ana = person('ana');
    const question = await ana.command('/debt delete 1');
    expect(question.text).toContain('Delete 1 item?');
    expect(await says('/debt list')).toContain('Flaky login tests');
    await ana.click(question, { text: 'Delete 1 item' });
    await ana.sees('deleted');
    expect(await says('/debt list')).not.toContain('Flaky login tests');
    expect(await says('/debt show 1')).toMatch(/#1 was deleted on .*\n?.*<@U0ANA0000> deleted it/);
    await says('/debt undo');
    expect(await says('/debt show 1')).toContain('Flaky login tests');
  });

  test('neither is for people who keep no register', async () => {
    expect(await says('/debt delete 1', 'ben')).toContain('Only maintainers');
    expect(await says('/debt merge 1 into 2', 'ben')).toContain('Only maintainers');
  });
});

test('a snoozed item says when it wakes, and is woken', async () => {
  expect(await says('/debt snooze 1 2 until 2027-01-04')).toContain(
    'Reminders leave it out until Mon 4 Jan 2027',
  );
  expect(await says('/debt snooze 1 off')).toContain('snoozed until Mon 4 Jan 2027 → none');
});
