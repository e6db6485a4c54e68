import type { Place } from '../domain/patch.ts';
import { Refusal } from './refusal.ts';

/** Thrown where an item was looked for in a place that it has left; whoever asked may ask again at `to`. */
export class MovedAway extends Refusal {
  override readonly name = 'Refusal';
  readonly from: Place;
  readonly to: Place;

  constructor(from: Place, to: Place) {
    super(
      'no such item',
      `#${from.number} is not here any more: it was moved or merged.`,
      `/debt show ${from.number} finds it.`,
      'number',
    );
    this.from = from;
    this.to = to;
  }
}
