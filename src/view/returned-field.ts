/**
 * A form that comes back after its submission failed gives its fields new `block_id`s, as Slack prefills only a field that
 * it does not know yet. They also say what the form itself cannot show again: that the person had filled the field in,
 * and which file was in it.
 */
export interface ReturnedField {
  /** What the field was called when the form was first shown. */
  readonly name: string;
  /** How often the form came back. */
  readonly turn: number;
  /** The person had changed what the form first showed. */
  readonly touched: boolean;
  /** The file that was uploaded into it. */
  readonly fileId: string | null;
}

const RETURNED = /^(?<name>.+)~(?<turn>\d+)(?<touched>t?)(?:f(?<file>[A-Z0-9]+))?$/;

/** What a `block_id` says of its field. */
export function returnedField(blockId: string): ReturnedField {
  const { name = blockId, turn, touched, file } = RETURNED.exec(blockId)?.groups ?? {};
  return { name, turn: Number(turn ?? 0), touched: touched === 't', fileId: file ?? null };
}

/** The `block_id` that says it. */
export function returnedId({ name, turn, touched, fileId }: ReturnedField): string {
  return `${name}~${turn}${touched ? 't' : ''}${fileId === null ? '' : `f${fileId}`}`;
}
