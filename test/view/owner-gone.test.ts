import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestItem, type OwnerGoneContent } from '../../src/domain/digest.ts';
import { ACTIONS } from '../../src/view/ids.ts';
import { ownerGoneMessage } from '../../src/view/owner-gone.ts';
import { debt } from '../domain/fixtures.ts';
import { anyListed, anyText, buttonsOf, faultsOf, saidBy } from './support.ts';

const about = { registerId: 3, registerName: 'payments', userId: 'UDORA' };

describe('what those who keep a register hear when an owner has left', () => {
  it('is a message that Slack takes, for any items', () => {
    fc.assert(
      fc.property(
        fc.array(anyListed, { maxLength: 5 }),
        anyText,
        fc.nat({ max: 500 }),
        (items, registerName, more) => {
          const content = { ...about, registerName, items: items.map(digestItem), more };
          expect(faultsOf(ownerGoneMessage(content))).toEqual([]);
        },
      ),
    );
  });

  it('names the person, the items and how many more there are, in blocks and in the text', () => {
    const items = [digestItem(debt({ number: 4, title: 'Old oven' }))];
    const content: OwnerGoneContent = { ...about, items, more: 6 };
    const message = ownerGoneMessage(content);
    for (const said of [saidBy(message), message.text]) {
      expect(said).toContain('7 items without a reachable owner');
      expect(said).toContain('#4 Old oven');
      expect(said).toContain('+6 more');
      expect(said).toContain('You get this once');
    }
    expect(message.text).toContain('<@UDORA>');
    expect(buttonsOf(message).map(({ action }) => action)).toContain(ACTIONS.take);
  });
});
