import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCommand } from '../../src/command/parse.ts';
import { USAGES } from '../../src/command/usage.ts';
import {
  commandHelpMessage,
  harmlessExamples,
  helpMessage,
  problemMessage,
  type ShownProblem,
} from '../../src/view/help.ts';
import { ACTIONS } from '../../src/view/ids.ts';
import { objectsIn } from '../../src/view/limits/walk.ts';
import { refusalMessage } from '../../src/view/modals.ts';
import { anyText, buttonsOf, expectTold, faultsOf, saidBy } from './support.ts';

function problem(fields: Partial<ShownProblem> = {}): ShownProblem {
  return {
    what: 'I do not know “plna”.',
    understood: null,
    remedy: 'Did you mean plan?',
    suggestion: null,
    usage: null,
    ...fields,
  };
}

describe('help', () => {
  it('names every command with an example, grouped by what one wants to do', () => {
    const message = helpMessage();
    expect(faultsOf(message)).toEqual([]);
    for (const { summary } of USAGES) expect(saidBy(message)).toContain(summary);
    for (const goal of ['Record debt', 'See where you stand', 'Plan and put off']) {
      expect(saidBy(message)).toContain(goal);
      expect(message.text).toContain(goal);
    }
  });

  it('has every command in the menu for more on one, and at its examples buttons that change nothing', () => {
    const { blocks } = helpMessage();
    const options = [...objectsIn(blocks)].flatMap(({ object }) =>
      typeof object.value === 'string' && 'text' in object && object.type !== 'button'
        ? [object.value]
        : [],
    );
    const words = USAGES.map(({ command }) => command).filter((word) => word !== 'overview');
    expect(options).toEqual(words.map((word) => `/debt help ${word}`));
    const runs = USAGES.flatMap(harmlessExamples);
    const kinds = runs.map((line) => {
      const parsed = parseCommand(line.replace('/debt', ''), {
        ...{ today: '2026-11-23', firstMonth: 1, self: 'U0ANA' },
      });
      return parsed.ok ? parsed.command.kind : line;
    });
    const LOOKS = ['add', 'import', 'settings', 'owners', 'register', 'digest', 'health'];
    const sees = USAGES.filter(({ goal }) => goal === 'see').map(({ command }) => command);
    expect([...sees, ...LOOKS]).toEqual(expect.arrayContaining(kinds));
    expect(buttonsOf(helpMessage()).map(({ value }) => value)).toEqual(
      expect.arrayContaining(['/debt add', '/debt list mine overdue', '/debt settings']),
    );
  });

  it.each(USAGES)('shows how to type /debt $command, with all its examples', (usage) => {
    const message = commandHelpMessage(usage);
    expect(faultsOf(message)).toEqual([]);
    for (const words of [usage.pattern, usage.summary, ...usage.examples]) {
      expect(saidBy(message)).toContain(words);
    }
  });
});

describe('an answer to a line that was not followed', () => {
  it('is a message that Slack takes, whatever was typed', () => {
    const anyProblem = fc.record({
      what: anyText,
      understood: fc.option(anyText),
      remedy: anyText,
      suggestion: fc.option(fc.oneof(anyText, fc.string({ minLength: 1900, maxLength: 3000 }))),
      usage: fc.option(fc.constantFrom(...USAGES)),
    });
    fc.assert(
      fc.property(anyProblem, (asked) => {
        expect(faultsOf(problemMessage(asked))).toEqual([]);
      }),
    );
  });

  it('says what was wrong, what was understood, what to do and what to try', () => {
    const usage = USAGES.find(({ command }) => command === 'plan') ?? null;
    const message = problemMessage(
      problem({ understood: 'item #12', suggestion: '/debt plan 12 Q1', usage }),
    );
    const facts = [
      'I do not know “plna”.',
      'Understood so far: item #12',
      'Did you mean plan?',
      'Try: /debt plan 12 Q1',
      '/debt plan 3 5 7 next quarter',
    ];
    expectTold(message, facts);
  });
});

describe('a suggested line', () => {
  it('runs by a button as it stands, however it is shown', () => {
    const suggestion = '/debt add Flaky *tests* !high ~low';
    const [run] = buttonsOf(problemMessage(problem({ suggestion })));
    expect(run?.action).toBe(ACTIONS.runCommand);
    expect(run?.value).toBe(suggestion);
  });

  it('is only shown where it is too long for a button, and is not there without one', () => {
    const suggestion = `/debt add ${'x'.repeat(2_000)}`;
    expect(buttonsOf(problemMessage(problem({ suggestion })))).toEqual([]);
    expect(buttonsOf(problemMessage(problem()))).toEqual([]);
  });
});

describe('a refusal', () => {
  it('is a message that Slack takes, whatever it quotes', () => {
    fc.assert(
      fc.property(anyText, anyText, (what, remedy) => {
        expect(faultsOf(refusalMessage(what, remedy))).toEqual([]);
      }),
    );
  });

  it('names whom to ask as people', () => {
    const message = refusalMessage(
      'Only maintainers of *payments* can import.',
      'Ask <@UANA> or <@UBEN>, or a workspace admin.',
    );
    expect(message.text).toBe(
      'Only maintainers of ∗payments∗ can import.\nAsk <@UANA> or <@UBEN>, or a workspace admin.',
    );
    const users = JSON.stringify(message.blocks).match(/"user_id":"U\w+"/g);
    expect(users).toEqual(['"user_id":"UANA"', '"user_id":"UBEN"']);
    expect(saidBy(message)).toContain('Ask <@UANA> or <@UBEN>, or a workspace admin.');
  });
});
