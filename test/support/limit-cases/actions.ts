import { type LimitCase, rule } from './rule.ts';
import { button, chars, elements, mrkdwn, option, plain, times } from './samples.ts';

const options = (count: number) => times(count, (at) => option(`${at}`));
const confirm = (more: object) => ({ ...button(), confirm: { text: plain('a'), ...more } });

/** Rules on elements that stand in the `actions` block of a message. */
export const actionCases: LimitCase[] = [
  rule(
    'button: text of 75 characters',
    { ...button(), text: plain(chars(75)) },
    { ...button(), text: plain(chars(76)) },
    '/text/text',
  ),
  rule('button: plain text', button(), { ...button(), text: mrkdwn('a') }, '/text/type'),
  rule(
    'button: value of 2000 characters',
    { ...button(), value: chars(2000) },
    { ...button(), value: chars(2001) },
    '/value',
  ),
  rule(
    'button: url of 3000 characters',
    { ...button(), url: `https://a.io/${chars(2987)}` },
    { ...button(), url: `https://a.io/${chars(2988)}` },
    '/url',
  ),
  rule(
    'button: known style',
    { ...button(), style: 'danger' },
    { ...button(), style: 'warning' },
    '/style',
  ),
  rule(
    'button: accessibility_label of 75 characters',
    { ...button(), accessibility_label: chars(75) },
    { ...button(), accessibility_label: chars(76) },
    '/accessibility_label',
  ),
  rule(
    'confirm: title of 100 characters',
    confirm({ title: plain(chars(100)) }),
    confirm({ title: plain(chars(101)) }),
    '/confirm/title/text',
  ),
  rule(
    'confirm: text of 300 characters',
    confirm({ text: plain(chars(300)) }),
    confirm({ text: plain(chars(301)) }),
    '/confirm/text/text',
  ),
  rule(
    'confirm: buttons of 30 characters',
    confirm({ deny: plain(chars(30)) }),
    confirm({ deny: plain(chars(31)) }),
    '/confirm/deny/text',
  ),
  rule(
    'overflow: 1..5 options',
    { type: 'overflow', options: options(5) },
    { type: 'overflow', options: options(6) },
    '/options',
  ),
  rule(
    'overflow: options with a url',
    { type: 'overflow', options: [{ ...option(), url: 'https://example.com' }] },
    { type: 'overflow', options: [{ ...option(), url: 'there' }] },
    '/options/0/url',
  ),
  rule(
    'workflow_button: a trigger',
    elements.workflow_button,
    { type: 'workflow_button', text: plain('a') },
    '',
  ),
];
