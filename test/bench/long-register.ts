/** A register file of so many items, in the shape that our export and many registers have. */
export function longRegister(items: number): string {
  const item = (number: number) => `### ${number}. Replace part ${number} of the scheduler

**Status**: ${number % 4 === 0 ? '🟢 Complete' : '🔴 Not Started'}
**Effort**: Medium
**Impact**: High
**Risk if Ignored**: Jobs of kind ${number} are lost when the server restarts

**Steps**:
- [ ] Choose a queue
- [x] Move the jobs

**Assigned**: Dana
`;
  return `# Technical Debt Register\n\n${Array.from({ length: items }, (_, at) => item(at + 1)).join('\n')}`;
}
