import { expect, test } from 'vitest';
import { textOf } from '../../src/sandbox/screen.ts';
import { useWholeBot } from './support.ts';

const stage = useWholeBot();
const ana = () => stage.sandbox.person('ana');
const says = (line: string) => stage.says('ana', line);
/** What ana alone sees in the channel, in the order in which it came. */
const answers = async () => {
  await stage.bot.deps.inFlight.drain();
  return ana().ephemerals().map(textOf);
};

test('a form that a card opened shows the card anew', async () => {
  await says('/debt add Flaky login tests !high ~low');
  const card = await ana().command('/debt show 1', { channel: 'general' });
  await ana().click(card, { text: 'Edit' }, { silent: true });
  await ana().sees('Title', 'modal');
  await ana().modal.fill({ Title: 'Flaky sign-in tests' });
  await ana().modal.submit();
  expect((await answers()).at(-1)).toMatch(/^#1 Flaky sign-in tests\n/);
  await ana().modal.click({ text: 'Undo' });
  expect((await answers()).at(-1)).toMatch(/^#1 Flaky login tests\n/);
});

test('the card of what was deleted says that it is gone', async () => {
  await says('/debt add Flaky login tests !high ~low');
  const card = await ana().command('/debt show 1', { channel: 'general' });
  await ana().choose(card, { actionId: 'debt_more' }, 'Delete…');
  await ana().sees('Delete 1 item?', 'modal');
  await ana().modal.click({ text: 'Delete 1 item' });
  expect((await answers()).at(-1)).toContain('#1 was deleted');
});

test('planning from the schedule shows the schedule anew', async () => {
  await says('/debt add Flaky login tests !high ~low');
  const schedule = await ana().command('/debt schedule', { channel: 'general' });
  await ana().click(schedule, { text: 'Plan the quarter' }, { silent: true });
  await ana().sees('Tick what', 'modal');
  await ana().modal.fill({ 'Rank 1 to 1': ['#1 Flaky login tests'] });
  await ana().modal.submit();
  expect((await answers()).at(-1)).toContain('Q4 2026: 0/1 done');
});

test('adding from the overview shows the overview anew', async () => {
  const overview = await ana().command('/debt', { channel: 'general' });
  await ana().click(overview, { text: 'Add debt' }, { silent: true });
  await ana().sees('Title', 'modal');
  await ana().modal.fill({ Title: 'Old TLS', Impact: 'High', Effort: 'Low' });
  await ana().modal.submit();
  expect((await answers()).at(-1)).toContain('All open (1)');
});

test('assessing from the doctor shows what is left', async () => {
  await says('/debt add Flaky login tests');
  await ana().sees('Title', 'modal');
  await ana().modal.submit();
  const doctor = await ana().command('/debt doctor', { channel: 'general' });
  await ana().click(doctor, { text: 'Assess' }, { silent: true });
  await ana().sees('Impact', 'modal');
  await ana().modal.fill({ Impact: 'High', Effort: 'Low' });
  await ana().modal.submit();
  expect((await answers()).at(-1)).not.toContain('To be assessed');
});
