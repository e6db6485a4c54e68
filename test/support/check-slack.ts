/**
 * `npm run check:slack`: asks Slack itself (docs.slack.dev/reference/methods/blocks.validate) about every view fixture
 * and every rule of our checker, and prints where the two disagree. Exits 0 when they agree, 1 when they do not, 2 when
 * Slack could not be asked. SLACK_BOT_TOKEN is used when it is set.
 */
import { ErrorCode, WebClient } from '@slack/web-api';
import { checkBlocks, checkView } from '../../src/view/limits.ts';
import { actionCases } from './limit-cases/actions.ts';
import { blockCases } from './limit-cases/blocks.ts';
import { cardCases } from './limit-cases/cards.ts';
import { chartCases } from './limit-cases/charts.ts';
import { inputCases } from './limit-cases/inputs.ts';
import { richTextCases } from './limit-cases/rich-text.ts';
import { input, plain } from './limit-cases/samples.ts';
import { tableCases } from './limit-cases/tables.ts';
import { viewFixtures } from './view-fixtures.ts';

interface Question {
  name: string;
  payload: { message: object } | { view: object };
  /** Our answer; none means accepted. */
  ours: string[];
}

const messages = (faults: { message: string }[]) => faults.map(({ message }) => message);

const askBlocks = (name: string, blocks: readonly unknown[]): Question => ({
  name,
  payload: { message: { blocks } },
  ours: messages(checkBlocks('message', blocks)),
});
const askView = (name: string, view: object): Question => ({
  name,
  payload: { view },
  ours: messages(checkView(view)),
});

const modal = (blocks: readonly unknown[]) => ({
  type: 'modal',
  title: plain('Check'),
  submit: plain('Save'),
  blocks,
});
const inModal = (name: string, element: unknown) => askView(name, modal([input(Object(element))]));
const inActions = (name: string, element: unknown) =>
  askBlocks(name, [{ type: 'actions', elements: [element] }]);

function questions(): Question[] {
  const fixtures = viewFixtures().map((fixture) => {
    if ('view' in fixture) return askView(fixture.name, fixture.view);
    if (fixture.surface === 'message') return askBlocks(fixture.name, fixture.blocks);
    const { surface: type, blocks } = fixture;
    return askView(fixture.name, type === 'modal' ? modal(blocks) : { type, blocks });
  });
  const ofBlocks = [blockCases, cardCases, richTextCases, tableCases, chartCases].flat();
  return [
    ...fixtures,
    ...ofBlocks.flatMap(bothOf((name, block) => askBlocks(name, [block]))),
    ...inputCases.flatMap(bothOf(inModal)),
    ...actionCases.flatMap(bothOf(inActions)),
  ];
}

const bothOf =
  (ask: (name: string, value: unknown) => Question) =>
  ({ rule, accepted, refused }: { rule: string; accepted: unknown; refused: unknown }) => [
    ask(`${rule} (kept)`, accepted),
    ask(`${rule} (broken)`, refused),
  ];

const refusals = new Set(['invalid_blocks', 'invalid_message', 'invalid_view']);

/** Slack's objections, none if it accepts; throws when Slack could not be asked. */
async function askSlack(client: WebClient, { payload }: Question): Promise<string[]> {
  try {
    await client.apiCall('blocks.validate', payload);
    return [];
  } catch (error) {
    const data: unknown = Reflect.get(Object(error), 'data');
    const { error: code, errors } = Object(data);
    if (Reflect.get(Object(error), 'code') !== ErrorCode.PlatformError || !refusals.has(code)) {
      throw error;
    }
    const found = Array.isArray(errors) ? errors : [code];
    return found.map((one) => (typeof one === 'string' ? one : JSON.stringify(one)));
  }
}

async function main(): Promise<number> {
  const client = new WebClient(process.env.SLACK_BOT_TOKEN, {
    retryConfig: { retries: 0 },
    timeout: 10_000,
  });
  const asked = questions();
  let disagreements = 0;
  for (const question of asked) {
    const theirs = await askSlack(client, question);
    if ((theirs.length === 0) === (question.ours.length === 0)) continue;
    disagreements += 1;
    console.log(`${question.name}\n  ours:  ${question.ours.join('; ') || 'accepted'}`);
    console.log(`  Slack: ${theirs.join('; ') || 'accepted'}`);
  }
  console.log(`check:slack: ${asked.length} asked, ${disagreements} disagreements`);
  return disagreements === 0 ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(`check:slack: Slack could not be asked: ${String(error)}`);
  process.exitCode = 2;
}
