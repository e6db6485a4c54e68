import { parseSync } from '@swc/core';
import { expect, test } from 'vitest';
import { filesUnder, read } from './project.ts';

/** Where each way to refuse takes its remedy: `new Refusal(code, what, remedy)`. */
const REMEDY_AT: Readonly<Record<string, number>> = {
  Refusal: 2,
  RuleError: 2,
  RegisterFileError: 1,
  refused: 1,
  refusalMessage: 1,
};

/** A remedy as it stands in the source; `…` is a part that is filled in. */
interface Remedy {
  readonly path: string;
  readonly text: string;
}

function remediesIn(path: string): Remedy[] {
  const found: Remedy[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    Object.values(node).forEach(visit);
    const { type, callee, arguments: args } = node as Record<string, unknown>;
    if (type === 'NewExpression' || type === 'CallExpression') {
      const name = (callee as { value?: string }).value ?? '';
      const at = Object.hasOwn(REMEDY_AT, name) ? REMEDY_AT[name] : undefined;
      const given = at === undefined ? undefined : (args as { expression: unknown }[])[at];
      found.push(...literalsOf(given?.expression).map((text) => ({ path, text })));
    }
  };
  visit(parseSync(read(path), { syntax: 'typescript' }).body);
  return found;
}

/** The texts that an argument may have; none where it is a name, whose text stands elsewhere. */
function literalsOf(argument: unknown): string[] {
  const node = (argument ?? {}) as Record<string, unknown>;
  switch (node.type) {
    case 'StringLiteral':
      return [String(node.value)];
    case 'TemplateLiteral':
      return [(node.quasis as { cooked: string }[]).map(({ cooked }) => cooked).join('…')];
    case 'ConditionalExpression':
      return [node.consequent, node.alternate].flatMap(literalsOf);
    default:
      return [];
  }
}

const remedies = filesUnder('src')
  .filter((path) => path.endsWith('.ts') && !path.startsWith('src/sandbox/'))
  .flatMap(remediesIn);

test('every refusal in the source names the next step, in a sentence', () => {
  expect(remedies.length).toBeGreaterThan(60);
  const isSentence = (text: string) =>
    /^(?:[A-Z/#“<…].*[.?:…]|…+)$/s.test(text) &&
    (/^…+$/.test(text) || text.split(/\s+/).length >= 2);
  expect(remedies.filter(({ text }) => !isSentence(text))).toEqual([]);
});
