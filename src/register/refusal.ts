/** Why a use case was refused, for callers that answer one of them in a way of its own. */
export type RefusalCode =
  | 'no such item'
  | 'no such register'
  | 'no such draft'
  | 'not allowed'
  | 'archived'
  | 'not valid'
  | 'not undoable'
  | 'which workspace';

/** Thrown when a person asked for what cannot be had; the texts are written for that person. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: RefusalCode;
  /** What to do instead. */
  readonly remedy: string;
  /** The field at fault, where there is one. */
  readonly field: string | null;

  constructor(code: RefusalCode, what: string, remedy: string, field: string | null = null) {
    super(what);
    this.code = code;
    this.remedy = remedy;
    this.field = field;
  }
}
