import { describe, expect, test } from 'vitest';
import { useWholeBot } from './support.ts';

const stage = useWholeBot();
const person = (handle: string) => stage.sandbox.person(handle);

describe('the create form', () => {
  test('says at the field what is wrong, keeps the rest, and records once it is mended', async () => {
    const ana = person('ana');
    await ana.command('/debt add Old TLS settings');
    await ana.sees('Impact', 'modal');
    await ana.modal.fill({ Title: 'x'.repeat(250), Impact: 'High', Effort: 'Low' });
    const refused = await ana.modal.submit();
    expect(refused.outcome).toBe('errors');
    expect(refused.errors.Title).toMatch(/200/);
    expect(ana.modal.fields.Impact).toBe('High');
    await ana.modal.fill({ Title: 'Old TLS settings' });
    expect((await ana.modal.submit()).outcome).toBe('updated');
    expect(ana.modal.text).toContain('#1 Old TLS settings');
    expect(ana.modal.text).toContain('impact high');
  });

  test('shows the priority as soon as impact and effort are chosen, and keeps what was typed', async () => {
    const ana = person('ana');
    await ana.command('/debt add');
    await ana.sees('Impact', 'modal');
    await ana.modal.fill({ Title: 'Flaky tests', Impact: 'High', Effort: 'Low' });
    await ana.sees(/Priority: \**high/, 'modal');
    await ana.modal.click({ text: 'More fields' });
    await ana.sees('Target quarter', 'modal');
    expect(ana.modal.fields.Title).toBe('Flaky tests');
    expect(ana.modal.fields.Impact).toBe('High');
  });

  test('refuses an owner who left, at the owner', async () => {
    const ana = person('ana');
    await ana.command('/debt add Old TLS');
    await ana.sees('Impact', 'modal');
    await ana.modal.click({ text: 'More fields' });
    await ana.sees('Target quarter', 'modal');
    await ana.modal.fill({ Title: 'Old TLS', Owner: '@dora' });
    const refused = await ana.modal.submit();
    expect(refused.errors.Owner).toContain('deactivated');
    expect(await stage.says('ana', '/debt list')).not.toContain('Old TLS');
  });

  test('refuses a day that is past, at the date, unless the item is paid off already', async () => {
    const ana = person('ana');
    await ana.command('/debt add Old TLS');
    await ana.sees('Impact', 'modal');
    await ana.modal.click({ text: 'More fields' });
    await ana.sees('Target quarter', 'modal');
    await ana.modal.fill({ 'Target date': '2020-01-01' });
    const refused = await ana.modal.submit();
    expect(refused.errors['Target date']).toContain('Wed 1 Jan 2020 is in the past.');
    await ana.modal.fill({ Status: '🟢 complete' });
    expect((await ana.modal.submit()).outcome).toBe('updated');
  });

  test('stays open and says that nothing was saved while the database is away', async () => {
    const ana = person('ana');
    await ana.command('/debt add Old TLS');
    await ana.sees('Impact', 'modal');
    await ana.modal.fill({ Title: 'Old TLS' });
    await stage.database.sql`alter table debt rename to debt_away`;
    const refused = await ana.modal.submit();
    await stage.database.sql`alter table debt_away rename to debt`;
    expect(refused.outcome).toBe('errors');
    expect(refused.errors.Title).toContain('Nothing was saved');
    expect((await ana.modal.submit()).outcome).toBe('updated');
    expect(ana.modal.text).toContain('#1 Old TLS');
  });
});

describe('a slow database', () => {
  /** Keeps everybody from the items until it is released. */
  async function holdItems() {
    const held = await stage.database.sql.reserve();
    await held`begin`;
    await held`lock table debt in access exclusive mode`;
    return {
      takeAway: () => held`alter table debt rename to debt_away`,
      release: async () => {
        await held`commit`;
        held.release();
      },
    };
  }

  test('the form says that it is saving before Slack gives up, and then what was recorded', async () => {
    const ana = person('ana');
    await ana.command('/debt add Old TLS');
    await ana.sees('Impact', 'modal');
    const items = await holdItems();
    await ana.modal.submit();
    expect(ana.modal.text).toContain('Saving');
    await items.release();
    await ana.sees('#1 Old TLS', 'modal');
  });

  test('what fails after that brings the form back with what was typed', async () => {
    const ana = person('ana');
    await ana.command('/debt add Old TLS');
    await ana.sees('Impact', 'modal');
    await ana.modal.fill({ Impact: 'High' });
    const items = await holdItems();
    await ana.modal.submit();
    await items.takeAway();
    await items.release();
    await ana.sees('Nothing was saved', 'modal');
    await stage.database.sql`alter table debt_away rename to debt`;
    expect(ana.modal.fields).toMatchObject({ Title: 'Old TLS', Impact: 'High' });
    await ana.modal.submit();
    expect(ana.modal.text).toContain('#1 Old TLS');
  });
});

describe('two people editing one item', () => {
  const open = async (handle: string) => {
    await person(handle).command('/debt edit 1');
    await person(handle).sees('Target quarter', 'modal');
    return person(handle);
  };

  test('different fields are merged without a word', async () => {
    await stage.says('ana', '/debt add Flaky tests !high ~low');
    const [ana, ben] = [await open('ana'), await open('ben')];
    await ana.modal.fill({ Title: 'Flaky login tests' });
    await ana.modal.submit();
    await ben.modal.fill({ Effort: 'Medium' });
    expect((await ben.modal.submit()).outcome).toBe('updated');
    const card = await stage.says('ana', '/debt show 1');
    expect(card).toContain('Flaky login tests');
    expect(card).toMatch(/effort.*medium/i);
  });

  test('the same field shows both and asks; what was typed is not lost', async () => {
    await stage.says('ana', '/debt add Flaky tests !high ~low');
    const [ana, ben] = [await open('ana'), await open('ben')];
    await ana.modal.fill({ Title: 'Flaky login tests' });
    await ana.modal.submit();
    await ben.modal.fill({ Title: 'Flaky checkout tests', Effort: 'Medium' });
    await ben.modal.submit();
    expect(ben.modal.text).toContain('Flaky login tests');
    expect(ben.modal.text).toContain('Flaky checkout tests');
    expect(await stage.says('ana', '/debt show 1')).toContain('Flaky login tests');
    await ben.modal.fill({ 'Title: what stays?': 'Yours' });
    await ben.modal.submit();
    const card = await stage.says('ana', '/debt show 1');
    expect(card).toContain('Flaky checkout tests');
    expect(card).toMatch(/effort.*medium/i);
  });

  test('an item that is not there says so in the form', async () => {
    const ana = person('ana');
    await ana.command('/debt edit 9');
    await ana.sees('There is no #9', 'modal');
    expect(ana.modal.view.submit).toBeFalsy();
  });
});
