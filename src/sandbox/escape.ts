import { findChannel, findPerson, type World } from './world.ts';

/**
 * The text of a slash command as Slack sends it when the manifest says `should_escape`: `&`, `<`, `>` as entities,
 * people as `<@U…|handle>`, `@channel` as `<!channel>`, channels as `<#C…|name>`, addresses as `<https://…>`
 * (docs.slack.dev, "Slash commands").
 */
export function escapeCommandText(text: string, world: World): string {
  const entities = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return entities.replace(
    /(^|[\s(])(@[\w.-]*\w|#[\w-]+|https?:\/\/\S+|[\w.-]+\.(?:com|org|io|dev)\b\S*)/g,
    (_whole, before: string, word: string) => before + linked(word, world),
  );
}

/**
 * What somebody types into a message as Slack keeps it: as `escapeCommandText`, but mentions stand without names
 * (`<@U…>`), the app can be mentioned too, and what is in Slack's form already stays
 * (docs.slack.dev/messaging/formatting-message-text).
 */
export function messageText(typed: string, world: World): string {
  const parts = typed.split(/(<[@#!][^<>]*>)/);
  return parts.map((part, at) => (at % 2 === 1 ? part : typedText(part, world))).join('');
}

function typedText(typed: string, world: World): string {
  const { name, botUserId } = world.app;
  const parts = typed.split(`@${name}`);
  return parts
    .map((part) => escapeCommandText(part, world).replace(/<(@[UW]\w+)\|[^>]*>/g, '<$1>'))
    .join(`<@${botUserId}>`);
}

function linked(word: string, world: World): string {
  if (/^@(?:here|channel|everyone)$/.test(word)) return `<!${word.slice(1)}>`;
  if (word.startsWith('@')) {
    const person = findPerson(world, word);
    return person ? `<@${person.id}|${person.handle}>` : word;
  }
  if (word.startsWith('#')) {
    const channel = findChannel(world, word);
    return channel?.kind === 'public' ? `<#${channel.id}|${channel.name}>` : word;
  }
  return word.startsWith('http') ? `<${word}>` : `<http://${word}|${word}>`;
}
