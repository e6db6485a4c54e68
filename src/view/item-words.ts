import { cut, inMrkdwn } from './text.ts';

/** Longest title in a list; the card has the whole of it. */
export const maxListedTitleChars = 120;

/** `#12 Title` for a fallback text, escaped. */
export function itemInMrkdwn(item: { readonly number: number; readonly title: string }): string {
  return `#${item.number} ${inMrkdwn(cut(item.title, maxListedTitleChars))}`;
}
