import { type LimitCase, rule } from './rule.ts';
import { blocks, button, chars, chart, image, plain, section, times } from './samples.ts';

const { container, card, carousel, task_card: taskCard, plan } = blocks;

/** Rules on the blocks of a message that hold other blocks. */
export const cardCases: LimitCase[] = [
  rule('card: something to show', card, { type: 'card', subtitle: plain('a') }, ''),
  rule(
    'card: body of 200 characters',
    { ...card, body: plain(chars(200)) },
    { ...card, body: plain(chars(201)) },
    '/body/text',
  ),
  rule(
    'card: 3 buttons',
    { ...card, actions: times(3, (at) => button(`${at}`)) },
    { ...card, actions: times(4, (at) => button(`${at}`)) },
    '/actions',
  ),
  rule(
    'card: one icon',
    { ...card, icon: image },
    { ...card, icon: image, slack_icon: { name: 'star' } },
    '',
  ),
  rule(
    'carousel: 10 cards',
    { ...carousel, elements: times(10, () => card) },
    { ...carousel, elements: times(11, () => card) },
    '/elements',
  ),
  rule(
    'carousel: cards only',
    carousel,
    { ...carousel, elements: [section('a')] },
    '/elements/0/type',
  ),
  rule(
    'container: 10 blocks',
    { ...container, child_blocks: times(10, () => section('a')) },
    { ...container, child_blocks: times(11, () => section('a')) },
    '/child_blocks',
  ),
  rule(
    'container: no charts',
    container,
    { ...container, child_blocks: [chart()] },
    '/child_blocks/0/type',
  ),
  rule('container: a title', container, { type: 'container', child_blocks: [section('a')] }, ''),
  rule(
    'container: collapsed only if it can be',
    { ...container, is_collapsible: true, default_collapsed: true },
    { ...container, default_collapsed: true },
    '',
  ),
  rule('task_card: a known status', taskCard, { ...taskCard, status: 'late' }, '/status'),
  rule('plan: task cards only', plan, { ...plan, tasks: [section('a')] }, '/tasks/0/type'),
];
