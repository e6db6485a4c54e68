import { describe, expect, test } from 'vitest';
import { useWholeBot } from './support.ts';

const stage = useWholeBot();
const person = (handle: string) => stage.sandbox.person(handle);
const says = (line: string, channel?: string) => stage.says('ana', line, channel);

describe('several registers', () => {
  test('are created, bound to a channel, and then meant there', async () => {
    await says('/debt add Flaky login tests !high ~low');
    expect(await says('/debt register create payments')).toContain('payments');
    expect(await says('/debt register bind #payments to payments')).toContain('means');
    expect(await says('/debt add Old ledger !high ~low', 'payments')).toContain('#1 Old ledger');
    expect(await says('/debt list', 'payments')).not.toContain('Flaky');
    expect(await says('/debt show payments#1')).toContain('payments#1 Old ledger');
    expect(await says('/debt show 1', 'payments')).not.toContain('payments#1');
    expect(await says('/debt show 1')).toContain('Flaky login tests');
    const list = await says('/debt register', 'payments');
    expect(list).toMatch(/2 registers/);
    expect(list).toContain('1 open of 1 item');
    expect(list).toContain('what /debt means here');
    expect(list).toContain('the default');
  });

  test('are renamed, and their items are called by the new name', async () => {
    await says('/debt register create payments');
    await says('/debt register bind #payments to payments');
    await says('/debt add Old ledger !high ~low', 'payments');
    expect(await says('/debt register rename payments to Card Billing')).toContain(
      'card-billing#12',
    );
    expect(await says('/debt show card-billing#1')).toContain('Old ledger');
    expect(await says('/debt show payments#1')).toContain('no register “payments”');
    expect(await says('/debt register create card-billing')).toContain('already');
  });

  test('one that is archived takes no changes and says so; the default stays', async () => {
    await says('/debt register create payments');
    await says('/debt register bind #payments to payments');
    await says('/debt add Old ledger !high ~low', 'payments');
    expect(await says('/debt register archive payments')).toContain('is archived');
    expect(await says('/debt show payments#1')).toContain('Old ledger');
    for (const line of [
      'done 1',
      'add New !high ~low',
      'settings day friday',
      'move 1 to debt-register',
    ]) {
      expect(await says(`/debt ${line}`, 'payments')).toContain('payments is archived');
    }
    expect(await says('/debt register archive debt-register')).toContain('cannot be archived');
    expect(await says('/debt register unarchive payments')).toContain('in use again');
    expect(await says('/debt done 1', 'payments')).toContain('complete');
  });

  test('only who keeps one changes it, and the refusal names them', async () => {
    await stage.says('ben', '/debt register create payments');
    const ben = `<@${person('ben').person.id}>`;
    for (const line of [
      'rename payments to x',
      'archive payments',
      'visibility channels of payments',
    ]) {
      const answer = await stage.says('chloe', `/debt register ${line}`);
      expect(answer).toContain('Only maintainers of payments');
      expect(answer).toContain(ben);
    }
    const chloe = person('chloe').person.id;
    expect(await stage.says('ben', `/debt register maintainer @chloe of payments`)).toContain(
      `<@${chloe}>`,
    );
    expect(await stage.says('chloe', '/debt register rename payments to billing')).toContain(
      'billing',
    );
    expect(await stage.says('ben', '/debt register maintainer @gus of billing')).toContain(
      'Guests',
    );
  });

  test('the list leads to the settings and to a form for a new one', async () => {
    const ana = person('ana');
    await says('/debt');
    const list = await ana.command('/debt register');
    await ana.click(list, { text: 'New register' });
    await ana.sees('payments#12', 'modal');
    await ana.modal.fill({ Name: 'payments' });
    await ana.modal.submit();
    await ana.sees('is there, and you keep it', 'modal');
    await ana.modal.close();
    const again = await ana.command('/debt register');
    expect(again.text).toContain('payments');
    const archived = await ana.click(again, { text: 'Archive' });
    expect(archived.text).toContain('is archived');
  });
});

describe('the settings form', () => {
  test('changes name, sight, channels and maintainers, and points at what cannot be', async () => {
    const ana = person('ana');
    await says('/debt register create payments');
    await says('/debt register bind #payments to payments');
    await ana.command('/debt settings', { channel: 'payments' });
    await ana.sees('Who sees it', 'modal');
    await ana.modal.fill({ Maintainers: '@gus' });
    await ana.modal.submit();
    await ana.sees('Guests and people of other organisations cannot keep a register', 'modal');
    await ana.modal.fill({
      ...{ Name: 'Billing', Maintainers: '@ben' },
      ...{ 'Who sees it': 'Only members of its channels', 'Further channels': '#general' },
    });
    await ana.modal.submit();
    await ana.sees('Saved.', 'modal');
    const list = await stage.says('ben', '/debt register', 'general');
    expect(list).toContain('Billing');
    expect(list).toContain('kept to the members of its channels');
    expect(await stage.says('ben', '/debt register rename billing to cards')).toContain('cards');
  });

  test('asks who sees a register whose home channel is private', async () => {
    const ana = person('ana');
    await says('/debt register create leadership');
    await says('/debt register bind to leadership', 'leads');
    await ana.command('/debt settings', { channel: 'leads' });
    await ana.sees('Home channel', 'modal');
    await ana.modal.fill({ 'Home channel': '#leads' });
    await ana.modal.submit();
    await ana.sees('Who is to see it?', 'modal');
    await ana.modal.click({ text: 'Members of its channels' });
    await ana.sees('Only members of its channels see it', 'modal');
    expect(await stage.says('chloe', '/debt show leadership#1')).toContain('no register');
  });
});

describe('a moved item', () => {
  test('is moved back by undo, under its old number', async () => {
    await says('/debt register create payments');
    await says('/debt add Flaky login tests !high ~low');
    await says('/debt move 1 to payments');
    expect(await says('/debt undo')).toContain('moved');
    const shown = await says('/debt show 1');
    expect(shown).toContain('Flaky login tests');
    expect(shown).not.toContain('moved to');
    expect(await says('/debt show payments#1')).toContain('Flaky login tests');
  });

  test('tells nothing more of itself in the register that it left', async () => {
    await says('/debt register create leadership');
    await says('/debt register bind to leadership', 'leads');
    await says('/debt register visibility channels', 'leads');
    await says('/debt add Plan !high ~low');
    await says('/debt move 1 to leadership');
    await says('/debt edit 1', 'leads');
    await person('ana').sees('Plan', 'modal');
    await person('ana').modal.fill({ Title: 'Secret plan' });
    await person('ana').modal.submit();
    await person('ana').sees('Secret plan', 'modal');
    expect(await stage.says('ben', '/debt changes')).not.toContain('Secret');
    const answer = await stage.says('chloe', '/debt show 1');
    expect(answer).toContain('moved to a register that you may not see');
    expect(answer).not.toContain('Secret');
  });

  test('has the next number there, and the old number still finds it and says so', async () => {
    await says('/debt register create payments');
    await says('/debt register bind #payments to payments');
    await says('/debt add Old ledger !high ~low', 'payments');
    await says('/debt add Flaky login tests !high ~low');
    const card = await person('ana').command('/debt show 1');
    const moved = await says('/debt move 1 to payments');
    expect(moved).toContain('moved from debt-register#1 to payments#2');
    const shown = await says('/debt show 1');
    expect(shown).toContain('#1 moved to payments#2.');
    expect(shown).toContain('Flaky login tests');
    expect(await says('/debt done debt-register#1')).toContain('moved to payments#2');
    expect(await says('/debt history 2', 'payments')).toContain(
      'moved from debt-register#1 to payments#2',
    );
    expect((await person('ana').click(card, { text: 'History' })).text).toContain('Flaky');
    expect(await says('/debt add Next !low ~low')).toContain('#2 Next');
  });

  test('several move at once, and each that cannot says why', async () => {
    await says('/debt register create payments');
    await says('/debt add One !high ~low');
    await says('/debt add Two !high ~low');
    const answer = await says('/debt move 1 2 9 to payments');
    expect(answer).toContain('payments#1 One: moved from debt-register#1 to payments#1');
    expect(answer).toContain('payments#2 Two: moved from debt-register#2 to payments#2');
    expect(answer).toContain('There is no #9');
  });
});
