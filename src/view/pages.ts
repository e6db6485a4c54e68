import type { Button } from '@slack/types';
import { button } from './blocks.ts';

/** A page of several, and the buttons that lead to those beside it. */
interface Turning {
  readonly page: number;
  readonly hasMore: boolean;
  /** What the button to the page before says, and its action. */
  readonly back: readonly [text: string, actionId: string];
  /** The same of the page after. */
  readonly on: readonly [text: string, actionId: string];
  readonly valueAt: (page: number) => string;
}

/** Buttons to the page before and to the page after, where there are such. */
export function turnButtons({ page, hasMore, back, on, valueAt }: Turning): Button[] {
  return [
    ...(page > 1 ? [button(...back, valueAt(page - 1))] : []),
    ...(hasMore ? [button(...on, valueAt(page + 1))] : []),
  ];
}
