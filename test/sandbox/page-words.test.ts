import { expect, test } from 'vitest';
import { dated } from '../../src/sandbox/page/blocks/dates.ts';
import { mrkdwnToRichText } from '../../src/sandbox/page/blocks/mrkdwn.ts';
import { markedText, typedRichText } from '../../src/sandbox/page/blocks/typed-rich-text.ts';

const now = new Date('2026-11-18T10:00:00Z');
const inMadrid = (at: string, format: string) => dated(new Date(at), format, 'Europe/Madrid', now);
const section = (...elements: object[]) => ({ type: 'rich_text_section', elements });
const said = (text: string, style?: object) => ({ type: 'text', text, ...(style && { style }) });
const read = (mrkdwn: string) => mrkdwnToRichText(mrkdwn).elements;

test.each([
  ['{date_num}', '2026-11-23'],
  ['{date_slash}', '23/11/2026'],
  ['{date}', 'November 23'],
  ['{date_pretty}', 'November 23'],
  ['{date_short}', 'Nov 23, 2026'],
  ['{date_short_pretty}', 'Nov 23, 2026'],
  ['{date_long}', 'Monday, November 23rd, 2026'],
  ['{date_long_full}', 'November 23, 2026'],
  ['{date_long_pretty}', 'Monday, November 23rd, 2026'],
  ['{day_divider_pretty}', 'Monday, November 23rd'],
  ['{ago}', 'in 4 days'],
  ['{date_short} at {time}', 'Nov 23, 2026 at 9:00 AM'],
  ['{time_secs} {no_token}', '9:00:00 AM {no_token}'],
])('an instant is shown as %s in the reader’s zone', (format, words) => {
  expect(inMadrid('2026-11-23T08:00:00Z', format).replaceAll('\u202f', ' ')).toBe(words);
});

test('near days are named by the reader’s calendar, not by the clock in UTC', () => {
  expect(inMadrid('2026-11-18T23:30:00Z', '{date_pretty}')).toBe('tomorrow');
  expect(inMadrid('2026-11-18T22:30:00Z', '{date_long_pretty}')).toBe('today');
  expect(inMadrid('2026-11-17T22:30:00Z', '{day_divider_pretty}')).toBe('yesterday');
});

test('marks stand between words alone, so that names with underscores stay whole', () => {
  expect(read('snake_case_name 2*3*4 ~5')).toEqual([section(said('snake_case_name 2*3*4 ~5'))]);
  expect(read('*bold _both_*')).toEqual([
    section(said('bold ', { bold: true }), said('both', { bold: true, italic: true })),
  ]);
});

test('escaped text is shown as it was written, code and quotes apart', () => {
  expect(read('&lt;@U1&gt; &amp;amp;')).toEqual([section(said('<@U1> &amp;'))]);
  expect(read('`*x*`')).toEqual([section(said('*x*', { code: true }))]);
  expect(read('&gt; said\nafter\n```\n*code*\n```')).toEqual([
    { type: 'rich_text_quote', elements: [said('said')] },
    section(said('after')),
    { type: 'rich_text_preformatted', elements: [said('*code*')] },
  ]);
});

test('links, mentions and dates become what they stand for', () => {
  expect(read('<https://a.io/?b=1&amp;c=2|a &amp; b> <@U1> <#C1|general> <!here>')).toEqual([
    section(
      { type: 'link', url: 'https://a.io/?b=1&c=2', text: 'a & b' },
      said(' '),
      { type: 'user', user_id: 'U1' },
      said(' '),
      { type: 'channel', channel_id: 'C1', label: 'general' },
      said(' '),
      { type: 'broadcast', range: 'here' },
    ),
  ]);
  expect(read('<!date^1795420800^{date_num}^https://a.io|then>')).toEqual([
    section({
      type: 'date',
      timestamp: 1_795_420_800,
      format: '{date_num}',
      fallback: 'then',
      url: 'https://a.io',
    }),
  ]);
});

test.each(['*bold* and `code`', '- one\n- two', '1. one\n2. two\nafter', '> quoted\nplain'])(
  'rich text %j that is edited again reads as it was typed',
  (typed) => {
    expect(markedText(typedRichText(typed))).toBe(typed);
  },
);
