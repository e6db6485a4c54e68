import { type Link, MAX_LINKS } from '../domain/debt.ts';

/** The address of an issue or of a request to change code, as GitHub, GitLab and Jira form it. */
const ISSUE =
  /https?:\/\/[^\s<>()[\]"'`|\\]+\/(?:issues|pull|merge_requests|work_items|browse)\/[\w-]*\d+(?![\w/-])/gu;

/** The links to issues and pull requests that stand in running texts, each once, without those that are known. */
export function issueLinksIn(texts: readonly string[], known: readonly Link[]): Link[] {
  const urls = new Set(texts.flatMap((text) => text.match(ISSUE) ?? []));
  for (const { url } of known) urls.delete(url);
  const left = Math.max(0, MAX_LINKS - known.length);
  return [...urls].slice(0, left).map((url) => ({ url, title: null }));
}
