import { missingScopes } from './slack-code.ts';

/** What Slack says beside every answer (reference/scopes, the header `x-oauth-scopes`). */
interface Answer {
  readonly response_metadata?: { readonly scopes?: readonly string[] };
}

/** The scopes that the app was granted, as far as Slack's latest answer told; a grant is noticed without a restart. */
export class Grants {
  #scopes: ReadonlySet<string>;

  constructor(scopes: Iterable<string>) {
    this.#scopes = new Set(scopes);
  }

  has(scope: string): boolean {
    return this.#scopes.has(scope);
  }

  /** Takes over what an answer says of the grant; one that says nothing changes nothing. */
  learn({ response_metadata }: Answer): void {
    const scopes = response_metadata?.scopes;
    if (scopes && scopes.length > 0) this.#scopes = new Set(scopes);
  }

  /** Notes for want of which scopes Slack refused a call, where that is what went wrong (`missing_scope`). */
  noteRefused(error: unknown): void {
    for (const scope of missingScopes(error)) this.lost(scope);
  }

  /** Notes that Slack refused a call for want of a scope. */
  lost(scope: string): void {
    this.#scopes = new Set([...this.#scopes].filter((one) => one !== scope));
  }
}
