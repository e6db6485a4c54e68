import { isPlaceholder } from './words/nothing.ts';

/**
 * The name of a person, team or several of them, as the file writes it: its first line, freed of escapes,
 * emphasis, links, code marks and the signs of a mention or signature (`@ana`, `~~ana`). Null where nobody is named.
 */
export function readOwner(wording: string): string | null {
  const name = (wording.split('\n', 1)[0] ?? '')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/\[([^[\]]+)\]\([^()]*\)/g, '$1')
    .replace(/^~~|~~$/g, '')
    .replace(/^\*\*(.+)\*\*$/, '$1')
    .replace(/^`(.+)`$/, '$1')
    .trim()
    .replace(/^\[([^[\]]+)\]$/, '$1')
    .replace(/^@(?=[^\s@]+$)/, '');
  return isPlaceholder(name) ? null : name;
}
