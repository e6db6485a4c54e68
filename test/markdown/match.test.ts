import { describe, expect, test } from 'vitest';
import { namesOf } from '../../src/markdown/match.ts';

const titles = [
  'Kitchen Decision Records',
  'Single-Oven → Many-Oven Preparation',
  'Frontend Cache Improvements',
  'Test Coverage Improvement',
  'Dependency Updates',
  'Load Testing Suite',
  'Queue Workers',
  'Queue Monitoring',
  'Queue',
];
const find = namesOf(
  titles.map((title, index) => ({ title, number: index + 1, reference: `TD-00${index + 1}` })),
);

describe('a shortened name', () => {
  test.each([
    ['KDRs', 'Kitchen Decision Records'],
    ['many-oven prep', 'Single-Oven → Many-Oven Preparation'],
    ['Cache improvements', 'Frontend Cache Improvements'],
    ['Test Coverage (state machine)', 'Test Coverage Improvement'],
    ['Dependencies', 'Dependency Updates'],
    ['Load tests', 'Load Testing Suite'],
    ['Queue', 'Queue'],
    ['Monitor queue', 'Queue Monitoring'],
    ['#7', 'Queue Workers'],
    ['td-006', 'Load Testing Suite'],
  ])('%s means %s', (name, title) => {
    expect(find(name)?.title).toBe(title);
  });

  test.each([
    ['Queues'],
    ['Improvements'],
    ['Glazing robot'],
    ['Test the glazing robot'],
    ['—'],
    [''],
  ])('that fits several or none is not guessed: %s', (name) => {
    expect(find(name)).toBeNull();
  });

  test('shared by two items means neither', () => {
    const twins = [1, 2].map((number) => ({ title: 'Twin', number, reference: null }));
    expect(namesOf(twins)('Twin')).toBeNull();
  });
});
