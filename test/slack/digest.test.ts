import { beforeEach, describe, expect, test } from 'vitest';
import { useWholeBot } from './support.ts';

const stage = useWholeBot();
const says = (line: string) => stage.says('ana', line);

beforeEach(async () => {
  await says('/debt add Flaky login tests !high ~low q:2026-Q4');
  await says('/debt add Slow queue !high ~high q:2026-Q4');
  await says('/debt settings home #general');
});

describe('the chart', () => {
  test('is drawn in the preview', async () => {
    await says('/debt digest preview');
    const [shown] = stage.sandbox.person('ana').ephemerals().slice(-1);
    expect(JSON.stringify(shown)).toContain('data_visualization');
  });

  test('is told in words where Slack does not take it, in the preview as in the channel', async () => {
    stage.sandbox.withheldBlocks.add('data_visualization');
    expect(await says('/debt digest preview')).toContain('Planned: Start');
    await says('/debt digest now');
    await stage.bot.delivery.flush();
    await stage.sandbox.person('ben').sees('Done: Start 0', '#general');
  });
});

test('a decision beyond the five is reached by a button, in the channel’s digest', async () => {
  for (const title of ['Third', 'Fourth', 'Fifth', 'Sixth', 'Seventh', 'Eighth', 'Ninth']) {
    await says(`/debt add ${title} !high ~high`);
  }
  await says('/debt digest now');
  await stage.bot.delivery.flush();
  const ben = stage.sandbox.person('ben');
  const digest = await ben.sees('+3 more', '#general');
  await ben.click(digest, { text: 'Show all decisions' });
  await ben.sees('to be decided', 'ephemeral');
  expect(await stage.says('ben', '/debt list undecided')).toContain('9 items');
});
