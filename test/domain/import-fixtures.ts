import type { DocumentItem, RegisterDocument } from '../../src/domain/document.ts';
import type { ExistingItem } from '../../src/domain/import-match.ts';
import { type ImportPlan, planImport } from '../../src/domain/import-plan.ts';
import { BARE } from '../../src/markdown/write-slots.ts';
import { debt } from './fixtures.ts';

export const CALENDAR = { today: '2026-11-23', firstMonth: 1 };

export function item(told: Partial<DocumentItem> & { title: string }): DocumentItem {
  return { ...BARE, line: 1, status: null, source: {}, ...told };
}

export function file(...items: DocumentItem[]): RegisterDocument {
  return {
    title: null,
    items,
    sections: [],
    tables: [],
    notUnderstood: [],
    contradictions: [],
    repairs: [],
  };
}

/** The register as it is once a plan was carried out. */
export function carriedOut(plan: ImportPlan, others: readonly ExistingItem[] = []): ExistingItem[] {
  const added = plan.additions.map(({ number, reference, fields, imported }) => ({
    debt: debt({ ...fields, id: number, number, reference }),
    imported,
  }));
  const kept = plan.matched.map(({ debt: before, fields, reference, imported }) => ({
    debt: { ...before, ...fields, reference },
    imported,
  }));
  return [...added, ...kept, ...others];
}

export function first(...items: DocumentItem[]): ExistingItem[] {
  return carriedOut(planImport(file(...items), [], 1, CALENDAR));
}
