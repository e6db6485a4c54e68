import { readFileSync } from 'node:fs';
import { isJson, type Json, object, objects, text } from './json.ts';

/** What the stand-in needs to know of the app: it refuses, hides or withholds what the manifest does not name. */
export interface AppManifest {
  botScopes: string[];
  events: string[];
  commands: { command: string; escapes: boolean; description: string; usageHint: string }[];
  shortcuts: {
    name: string;
    type: 'message' | 'global';
    callbackId: string;
    description: string;
  }[];
  /** long_description, else description */
  about: string;
  homeEnabled: boolean;
  messagesEnabled: boolean;
}

/** Reads a manifest in Slack's JSON form (reference page "App manifest"). Throws when the file is no JSON object. */
export function readManifest(path: string | URL): AppManifest {
  const parsed: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (!isJson(parsed)) throw new Error(`${path} holds no JSON object`);
  return manifestOf(parsed);
}

function manifestOf(manifest: Json): AppManifest {
  const features = object(manifest.features);
  const scopes = object(object(manifest.oauth_config).scopes);
  const home = object(features.app_home);
  const display = object(manifest.display_information);
  return {
    botScopes: [...new Set([...strings(scopes.bot), ...strings(scopes.bot_optional)])],
    events: strings(object(object(manifest.settings).event_subscriptions).bot_events),
    commands: objects(features.slash_commands).map((command) => ({
      command: text(command.command) ?? '',
      escapes: command.should_escape === true,
      description: text(command.description) ?? '',
      usageHint: text(command.usage_hint) ?? '',
    })),
    shortcuts: objects(features.shortcuts).map((shortcut) => ({
      name: text(shortcut.name) ?? '',
      type: shortcut.type === 'message' ? 'message' : 'global',
      callbackId: text(shortcut.callback_id) ?? '',
      description: text(shortcut.description) ?? '',
    })),
    about: text(display.long_description) ?? text(display.description) ?? '',
    homeEnabled: home.home_tab_enabled === true,
    messagesEnabled: home.messages_tab_enabled === true,
  };
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
}
