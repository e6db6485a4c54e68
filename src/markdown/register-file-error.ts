export type RegisterFileFault =
  | 'too-big'
  | 'not-text'
  | 'too-deep'
  | 'too-tangled'
  | 'too-many'
  | 'part-too-long';

/** Thrown when a file cannot be read as a register at all. The message says what is wrong, the remedy what to do. */
export class RegisterFileError extends Error {
  override readonly name = 'RegisterFileError';
  readonly code: RegisterFileFault;
  readonly remedy: string;

  constructor(code: RegisterFileFault, what: string, remedy: string, options?: ErrorOptions) {
    super(what, options);
    this.code = code;
    this.remedy = remedy;
  }
}
