import type { Place } from '../domain/patch.ts';
import type { Register } from '../domain/register.ts';
import type { AnySql } from '../store/connect.ts';
import { forwardsOf } from '../store/forwards.ts';
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

/** That an item has left a place, or null where none did. */
export async function movedAway(
  sql: AnySql,
  { workspaceId, id: registerId }: Register,
  number: number,
): Promise<MovedAway | null> {
  const [forwarded] = await forwardsOf(sql, workspaceId, [{ registerId, number }]);
  return forwarded ? new MovedAway(forwarded.from, forwarded.to) : null;
}
