import { describe, expect, test } from 'vitest';
import { useWholeBot } from './support.ts';

const stage = useWholeBot();
const person = (handle: string) => stage.sandbox.person(handle);

describe('importing', () => {
  const file = [
    '# Technical Debt',
    '',
    '## High Priority',
    '',
    '### 1. Old oven firmware',
    '',
    '**Impact**: High',
    '**Effort**: Low',
    '',
    '**Current State**: It burns the bread.',
    '',
  ].join('\n');

  test('a file without any debt is refused at its field', async () => {
    const ana = person('ana');
    await ana.command('/debt import');
    await ana.sees('Register file', 'modal');
    const content = Buffer.from('# Meeting notes\n\nNothing to see here.\n');
    await ana.modal.upload('Register file', { name: 'notes.md', content });
    const { outcome, errors } = await ana.modal.submit();
    expect(outcome).toBe('errors');
    expect(errors['Register file']).toContain('No debt was found in notes.md.');
  });

  test('an uploaded file is previewed, and imported on confirmation', async () => {
    const ana = person('ana');
    await ana.command('/debt import');
    await ana.sees('Register file', 'modal');
    await ana.modal.upload('Register file', { name: 'TECHNICAL_DEBT.md', content: file });
    expect((await ana.modal.submit()).outcome).toBe('updated');
    expect(ana.modal.text).toContain('1 new');
    expect(ana.modal.text).toContain('Old oven firmware');
    expect(await stage.says('ana', '/debt list')).not.toContain('Old oven firmware');
    await ana.modal.submit();
    expect(ana.modal.text).toContain('Imported');
    expect(await stage.says('ana', '/debt list')).toContain('Old oven firmware');
  });

  test('the owners that a file names are people once somebody says who they are', async () => {
    const ana = person('ana');
    await ana.command('/debt import');
    await ana.sees('Register file', 'modal');
    const content = file.replace('**Effort**: Low', '**Effort**: Low\n**Owner**: Benny');
    await ana.modal.upload('Register file', { name: 'TECHNICAL_DEBT.md', content });
    await ana.modal.submit();
    await ana.modal.submit();
    await ana.modal.click({ text: 'Say who they are' });
    await ana.sees('Benny (1 item)', 'modal');
    expect((await ana.modal.submit()).errors['Benny (1 item)']).toContain('Choose at least one');
    await ana.modal.fill({ 'Benny (1 item)': '@gus' });
    expect((await ana.modal.submit()).errors['Benny (1 item)']).toContain('Guests');
    await ana.modal.fill({ 'Benny (1 item)': '@ben' });
    await ana.modal.submit();
    expect(ana.modal.text).toContain('1 item changed hands');
    expect(await stage.says('ben', '/debt list mine')).toContain('Old oven firmware');
    await ana.command('/debt owners');
    await ana.sees('Every owner is a person in Slack', 'modal');
  });

  test('without the scope to read files a register is pasted', async () => {
    stage.sandbox.grantOnly('commands', 'chat:write', 'im:write', 'users:read');
    const ana = person('ana');
    await ana.command('/debt import');
    await ana.sees('Paste the register', 'modal');
    await ana.modal.fill({ 'Paste the register': file });
    await ana.modal.submit();
    expect(ana.modal.text).toContain('Old oven firmware');
  });
});

describe('settings', () => {
  test('a channel without the bot is refused at the field, with the remedy', async () => {
    const ana = person('ana');
    await ana.command('/debt settings');
    await ana.sees('Home channel', 'modal');
    await ana.modal.fill({ 'Home channel': '#lounge' });
    const refused = await ana.modal.submit();
    expect(refused.errors['Home channel']).toContain('/invite @Debt Register');
    await ana.modal.fill({ 'Home channel': '#general', 'Fiscal year begins in': 'April' });
    expect((await ana.modal.submit()).outcome).toBe('updated');
    expect(ana.modal.text).toContain('The next digest goes to');
    expect(ana.modal.text).toContain('this is Q3 2027');
  });

  test('holidays are written one a line, and a wrong day is pointed at', async () => {
    const ana = stage.sandbox.person('ana');
    await ana.command('/debt');
    await ana.command('/debt settings');
    await ana.sees('Holidays', 'modal');
    await ana.modal.fill({ Holidays: '12-25\nxmas' });
    await ana.modal.submit();
    expect(ana.modal.errors).toMatchObject({ Holidays: expect.stringContaining('“xmas”') });
    await ana.modal.fill({ Holidays: '12-25\n2026-12-24' });
    await ana.modal.submit();
    await ana.sees('Saved.', 'modal');
    const [row] = await stage.database.sql`select holidays from register`;
    expect(row).toEqual({ holidays: ['12-25', '2026-12-24'] });
  });
});
