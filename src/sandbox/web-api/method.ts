import { checkMessage, type LimitFault } from '../../view/limits.ts';
import { isJson, type Json, text } from '../json.ts';
import type { SandboxState } from '../state.ts';

/** A Web API method: what it needs, and what it does. `run` answers the fields beside `ok: true`, or throws ApiError. */
export interface Method {
  /** the bot scope that it needs whatever its arguments are */
  scope?: string;
  /** arguments that must be there */
  required?: string[];
  /** `app`: takes the app-level token alone */
  token?: 'app';
  run: (state: SandboxState, args: Json) => Json;
}

/** A refusal with Slack's own error code and what Slack says beside it. */
export class ApiError extends Error {
  readonly code: string;
  readonly details: Json;

  constructor(code: string, details: Json = {}) {
    super(code);
    this.code = code;
    this.details = details;
  }
}

/** `invalid_arguments` with Slack's messages ("[ERROR] ..."). */
export function invalidArguments(...messages: string[]): ApiError {
  return new ApiError('invalid_arguments', {
    response_metadata: { messages: messages.map((message) => `[ERROR] ${message}`) },
  });
}

/** Throws `missing_scope`, with what is needed and provided, unless one of the scopes was granted. */
export function assertScope(state: SandboxState, ...anyOf: string[]): void {
  if (anyOf.some((scope) => state.granted.has(scope))) return;
  const provided = [...state.granted].join(',');
  throw new ApiError('missing_scope', { needed: anyOf.join(','), provided });
}

/** Throws Slack's refusal when the limits found a fault; its messages end in JSON pointers. */
export function assertWithinLimits(faults: LimitFault[]): void {
  const [first] = faults;
  if (!first) return;
  const messages = faults.map((fault) => `[ERROR] ${fault.message}`);
  throw new ApiError(first.code, {
    errors: faults.map((fault) => fault.message),
    response_metadata: { messages },
  });
}

/** Throws Slack's refusal of a message that is over the limits, or has a block that the workspace does not know yet. */
export function assertMessageTaken(
  state: SandboxState,
  args: Json,
  use: Parameters<typeof checkMessage>[1],
): void {
  assertWithinLimits(checkMessage(args, use));
  const blocks = Array.isArray(args.blocks) ? args.blocks.filter(isJson) : [];
  const at = blocks.findIndex(({ type }) => state.withheldBlocks.has(String(type)));
  if (at === -1) return;
  const message = `unsupported type: ${blocks[at]?.type} [json-pointer:/blocks/${at}/type]`;
  throw new ApiError('invalid_blocks', { errors: [message] });
}

/** The argument as a string, '' when it is missing. */
export function argument(args: Json, name: string): string {
  const value = args[name];
  return typeof value === 'number' ? String(value) : (text(value) ?? '');
}
