import { readFileSync } from 'node:fs';
import type { Manifest } from '@slack/web-api/dist/types/request/manifest.js';
import { expect, test } from 'vitest';

const manifest: Manifest = JSON.parse(readFileSync('manifest.json', 'utf8'));

test('the manifest stays within the lengths that Slack takes', () => {
  const { name, description = '', long_description: long = '' } = manifest.display_information;
  expect(name.length).toBeLessThanOrEqual(35);
  expect(description.length).toBeLessThanOrEqual(140);
  expect(long.length).toBeGreaterThanOrEqual(175);
  expect(long.length).toBeLessThanOrEqual(4000);
  for (const shortcut of manifest.features?.shortcuts ?? [])
    expect(shortcut.name.length).toBeLessThanOrEqual(24);
  for (const { command } of manifest.features?.slash_commands ?? [])
    expect(command.length).toBeLessThanOrEqual(32);
});

test('the bot asks for four scopes; the others can be declined', () => {
  const scopes = manifest.oauth_config?.scopes;
  const optional = new Set(scopes?.bot_optional);
  const needed = scopes?.bot?.filter((scope) => !optional.has(scope));
  expect(needed).toEqual(['commands', 'chat:write', 'im:write', 'users:read']);
  expect(scopes?.bot).toEqual(expect.arrayContaining([...optional]));
});

test('every command escapes people and channels', () => {
  expect(manifest.features?.slash_commands?.map((command) => command.should_escape)).toEqual([
    true,
  ]);
});
