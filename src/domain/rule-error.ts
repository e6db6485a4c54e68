import type { FieldName } from './debt.ts';

/** Thrown when a change would break a rule of the register; the texts are written for the person who asked. */
export class RuleError extends Error {
  override readonly name = 'RuleError';
  /** The field at fault, or null where the whole change is. */
  readonly field: FieldName | null;
  /** What to do instead. */
  readonly remedy: string;

  constructor(field: FieldName | null, what: string, remedy: string) {
    super(what);
    this.field = field;
    this.remedy = remedy;
  }
}
