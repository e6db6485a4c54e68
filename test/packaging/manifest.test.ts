import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { OPTIONAL_SCOPES } from '../../src/view/scopes.ts';
import { filesUnder, read } from './project.ts';

const manifest = z
  .object({
    features: z.object({
      shortcuts: z.array(z.object({ callback_id: z.string() })),
      slash_commands: z.array(z.object({ command: z.string() })),
    }),
    oauth_config: z.object({
      scopes: z.object({ bot: z.array(z.string()), bot_optional: z.array(z.string()) }),
    }),
    settings: z.object({ event_subscriptions: z.object({ bot_events: z.array(z.string()) }) }),
  })
  .parse(JSON.parse(read('manifest.json')));
const { bot: scopes, bot_optional: optionalScopes } = manifest.oauth_config.scopes;

const source = sourceOf(['src/sandbox/', 'src/demo']);
const listeners = filesUnder('src/slack').map(read).join('\n');

/** The bot's own source, without the paths that start with one of these. */
function sourceOf(without: readonly string[]): string {
  return filesUnder('src')
    .filter((path) => path.endsWith('.ts') && !without.some((start) => path.startsWith(start)))
    .map(read)
    .join('\n');
}

/** What in the source needs a scope (docs.slack.dev, reference/scopes). */
const NEEDS: Readonly<Record<string, RegExp>> = {
  commands: /\.command\(/,
  'chat:write': /chat\.postMessage/,
  'im:write': /conversations\.open/,
  'users:read': /users\.info/,
  'app_mentions:read': /event\('app_mention'/,
  'files:read': /files\.info|url_private/,
  'files:write': /filesUploadV2/,
  'channels:history': /conversations\.history/,
  'groups:history': /conversations\.history/,
  'im:history': /conversations\.history/,
  'dnd:read': /dnd\.info/,
  'channels:read': /users\.conversations/,
  'groups:read': /users\.conversations/,
};

test.each(scopes)('the scope %s is asked for because something needs it', (scope) => {
  expect(NEEDS[scope]?.test(source)).toBe(true);
});

test.each(manifest.features.slash_commands.map(({ command }) => command))(
  'the command %s is answered',
  (command) => {
    expect(listeners.includes(`'${command}'`)).toBe(true);
  },
);

test.each(manifest.features.shortcuts.map((shortcut) => shortcut.callback_id))(
  'the shortcut %s is answered',
  (id) => {
    expect(source.includes(`'${id}'`)).toBe(true);
  },
);

test.each(manifest.settings.event_subscriptions.bot_events)(
  'the event %s is listened to',
  (event) => {
    // `message.im` is the event `message` of conversations of the kind `im`
    const [type, kind] = event.split('.');
    expect(listeners.includes(`event('${type}'`)).toBe(true);
    expect(kind === undefined || listeners.includes(`'${kind}'`)).toBe(true);
  },
);

describe('optional scopes', () => {
  test('are among those that are asked for', () => {
    expect(optionalScopes.filter((scope) => !scopes.includes(scope))).toEqual([]);
  });

  test.each(optionalScopes)('%s is explained in the README', (scope) => {
    expect(read('README.md')).toContain(`\`${scope}\``);
  });
});

test('the Home has words for every scope that may be missing, and for no other', () => {
  expect(Object.keys(OPTIONAL_SCOPES).sort()).toEqual(
    [...manifest.oauth_config.scopes.bot_optional].sort(),
  );
});
