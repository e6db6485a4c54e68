import { randomBytes } from 'node:crypto';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/** A new Slack-like id: the prefix ("V", "F", "Ev", ...) and ten random capitals and digits. */
export function newId(prefix: string): string {
  return prefix + [...randomBytes(10)].map((byte) => alphabet[byte % alphabet.length]).join('');
}

/** A random hexadecimal secret of `bytes` bytes. */
export function newSecret(bytes: number): string {
  return randomBytes(bytes).toString('hex');
}

/** The id that the fixtures give a name: readable in test output, and of Slack's form (capitals and digits). */
export function idOfName(prefix: string, name: string): string {
  const letters = name.toUpperCase().replace(/[^A-Z0-9]/g, '');
  return `${prefix}0${letters}`.padEnd(9, '0');
}
