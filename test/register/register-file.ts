/** A small register file: three items, one of them paid, and a schedule. */
export const FILE = `# Technical Debt Register

## High Priority

### 1. Queue for jobs
**Status**: 🔴 Not Started
**Effort**: Medium
**Impact**: High
**Risk if Ignored**: Jobs are lost

**Steps**:
- [ ] Choose a queue
- [ ] Move the jobs

**Assigned**: Dana

### 2. Old TLS settings
**Status**: 🟢 Complete
**Completed**: 2026-11-02
**Effort**: Low
**Impact**: High

## Low Priority

### 3. Slow reports
**Status**: 🟡 In Progress
**Effort**: Medium
**Impact**: Medium

## Debt Payoff Schedule

| Quarter | Items | Status |
|---------|-------|--------|
| Q4 2026 | Queue for jobs, Old TLS settings | 🟡 1/2 Complete |
`;
