import { describe, expect, test } from 'vitest';
import { sectionRole } from '../../src/markdown/section-role.ts';

describe('what a section heading says of its items', () => {
  const role = (status: string | null, priority: string | null, notItems = false) => ({
    status,
    priority,
    isOpen: false,
    notItems,
  });
  const open = { ...role(null, null), isOpen: true };
  test.each([
    ['✅ Completed', role('complete', null)],
    ['Resolved Items (2025-11-18)', role('complete', null)],
    ['Recently Resolved', role('complete', null)],
    ['RESOLVED', role('complete', null)],
    ['Erledigte Punkte', role('complete', null)],
    ['In Progress', role('in progress', null)],
    ['Active Items', open],
    ['Backlog', role('not started', null)],
    ['Offene Punkte', open],
    ['Open Issues — not yet scheduled', open],
    ["Won't Fix", role('accepted', null)],
    ['🚨 High Priority (Do First)', role(null, 'high')],
    ['P3 - Low Priority (Backlog)', role(null, 'low')],
    ['MED', role(null, 'medium')],
    ['~~🔴 Kritisch~~ → ✅ Behoben', role('complete', 'high')],
    ['1. ~~Obsolete Code~~ ✅ COMPLETED', role('complete', null)],
    ['4. Testing Gaps (Medium Priority)', role(null, 'medium')],
    ['📊 Debt Metrics', role(null, null, true)],
    ['Priority Matrix', role(null, null, true)],
    ['Status Legend', role(null, null, true)],
    ['How to Add New Debt', role(null, null, true)],
    ['Übersicht', role(null, null, true)],
    ['Change Log', role(null, null, true)],
    ['Recommended Action Plan', role(null, null, true)],
    ['P2 Triggers', role(null, null, true)],
    ['Result Object with Usage Statistics', role(null, null)],
    ['API Key Rotation', role(null, null)],
    ['Media', role(null, null)],
    ['Backend', role(null, null)],
    ['Open Source Licences', role(null, null)],
  ])('%s', (heading, expected) => {
    expect(sectionRole(heading)).toEqual(expected);
  });
});
