import { expect, test } from 'vitest';
import { useWholeBot } from './support.ts';

const stage = useWholeBot();
const ana = () => stage.sandbox.person('ana');

const OVEN =
  '### 1. Old oven firmware\n\n**Impact**: High\n**Effort**: Low\n**Risk**: It burns bread.\n';
const TIMER = '### 2. Timer drifts\n\n**Impact**: Low\n**Effort**: Low\n';

/** Hands a file in and waits for its preview. */
async function preview(...items: string[]): Promise<void> {
  await ana().command('/debt import');
  await ana().sees('Register file', 'modal');
  const content = `# Technical Debt\n\n## High Priority\n\n${items.join('\n')}`;
  await ana().modal.upload('Register file', { name: 'TECHNICAL_DEBT.md', content });
  await ana().modal.submit();
}

async function brought(...items: string[]): Promise<void> {
  await preview(...items);
  await ana().modal.submit();
  await ana().sees('Imported.', 'modal');
}

test('an item that may have been renamed is asked about, and stays one item when it was', async () => {
  await brought(OVEN, TIMER);
  const renamed = OVEN.replace(
    '### 1. Old oven firmware',
    '### 5. Oven firmware is too old',
  ).replace('burns bread', 'burns rolls');
  await preview(renamed, TIMER);
  const question = 'is “Oven firmware is too old” #1 “Old oven firmware”?';
  expect(ana().modal.text).toContain(question);
  const counts = '0 new · 0 changed · 1 unchanged · 1 new or renamed · 0 not in the file';
  expect(ana().modal.text.replaceAll('*', '')).toContain(counts);
  expect(ana().modal.text).not.toContain('not in this file any more');
  await ana().modal.submit();
  expect(ana().modal.text).toMatch(/0 new.*1 changed.*1 renamed/s);
  expect(await stage.says('ana', '/debt list')).toContain('Oven firmware is too old');
  expect(await stage.says('ana', '/debt show 1')).toContain('Oven firmware is too old');
});

test('a file whose only item may be a renamed one is asked about, and not taken for one without debt', async () => {
  await brought(OVEN);
  await preview('### 5. Old oven door\n\n**Impact**: High\n');
  expect(ana().modal.text).toContain('is “Old oven door” #1 “Old oven firmware”?');
});

test('an item that only looks like another one is a new one when somebody says so', async () => {
  await brought(OVEN, TIMER);
  const other = OVEN.replace('### 1. Old oven firmware', '### 5. Old oven door').replace(
    'burns bread',
    'stands open',
  );
  await preview(TIMER, other);
  await ana().modal.fill({
    'Line 10: is “Old oven door” #1 “Old oven firmware”?': 'A new item',
  });
  await ana().modal.submit();
  const list = await stage.says('ana', '/debt list');
  expect(list).toContain('Old oven firmware');
  expect(list).toContain('Old oven door');
});

test('what file and Slack both changed is shown side by side, and becomes what is chosen', async () => {
  await brought(OVEN);
  await ana().command('/debt edit 1');
  await ana().sees('Risk if ignored', 'modal');
  await ana().modal.fill({ 'Risk if ignored': 'It burns cakes.' });
  await ana().modal.submit();
  const newer = OVEN.replace('It burns bread.', 'It burns rolls.');
  await preview(newer);
  expect(ana().modal.text).toMatch(
    /At the last import: It burns bread.*In Slack: It burns cakes.*In the file: It burns rolls/s,
  );
  await ana().modal.fill({ 'Risk if ignored of #1: what stays?': 'What the file says' });
  await ana().modal.submit();
  await ana().sees('Imported.', 'modal');
  expect(await stage.says('ana', '/debt show 1')).toContain('It burns rolls');
  await preview(newer);
  expect(ana().modal.text).toContain('as the file says already');
});

test('what the file dropped stays open unless somebody closes it, and undo brings it back', async () => {
  await brought(OVEN, TIMER);
  await preview(OVEN);
  const question = '1 open item of the last import is not in this file any more';
  expect(ana().modal.fields[question]).toBe('Keep it open');
  await ana().modal.fill({ [question]: 'Close it, saying that the file dropped it' });
  await ana().modal.submit();
  await ana().sees('Not in the file any more, and closed', 'modal');
  expect(await stage.says('ana', '/debt list')).not.toContain('Timer drifts');
  await ana().modal.click({ text: 'Undo' });
  await stage.sandbox.until(
    async () => (await stage.says('ana', '/debt list')).includes('Timer drifts'),
    'the item to be back',
  );
});
