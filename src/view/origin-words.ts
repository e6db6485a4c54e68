/** From where a change came, after who made it. */
const ORIGIN_WORDS: Readonly<Record<string, string>> = {
  command: 'command',
  modal: 'form',
  card: 'item card',
  digest: 'digest',
  nudge: 'reminder',
  import: 'import',
  shell: 'import from a shell',
  bot: 'the bot',
  undo: 'undo',
  home: 'Home',
  mention: 'message to the bot',
  offer: 'answer to an offer',
};

/** From where a change came, in words. */
export function originWords(origin: string): string {
  return ORIGIN_WORDS[origin] ?? origin;
}
