import type { PersonSight, WorkspaceSight } from '../../protocol.ts';

/** Something that completes what is typed. */
export interface Suggestion {
  key: string;
  name: string;
  hint: string;
  /** the whole text with it */
  text: string;
}

/** Commands after "/", people after "@"; nothing once it is typed in full. */
export function suggestionsFor(typed: string, workspace: WorkspaceSight | undefined): Suggestion[] {
  if (!workspace || typed === '') return [];
  const commands = workspace.commands
    .filter(({ command }) => command.startsWith(typed) && command !== typed)
    .map(({ command, usageHint, description }) => ({
      key: command,
      name: command,
      hint: `${usageHint} · ${description}`,
      text: `${command} `,
    }));
  const [, before = '', name] = /^(.*(?:^|\s))@([\w.-]*)$/s.exec(typed) ?? [];
  if (name === undefined) return commands;
  const people = [appAsPerson(workspace), ...workspace.people].filter((person) =>
    isMeant(person, name),
  );
  return people.slice(0, 6).map(({ id, handle, realName }) => ({
    key: id,
    name: realName,
    hint: `@${handle}`,
    text: `${before}@${handle} `,
  }));
}

type Mentionable = Pick<PersonSight, 'id' | 'handle' | 'realName' | 'isDeactivated'>;

function appAsPerson({ app: { botUserId: id, name } }: WorkspaceSight): Mentionable {
  return { id, handle: name, realName: name, isDeactivated: false };
}

function isMeant({ handle, realName, isDeactivated }: Mentionable, name: string): boolean {
  const start = name.toLowerCase();
  if (isDeactivated || handle === start) return false;
  return handle.startsWith(start) || realName.toLowerCase().startsWith(start);
}
