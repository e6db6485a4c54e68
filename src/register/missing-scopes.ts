/** Where an app's scopes are granted. */
const APP_SETTINGS = 'https://api.slack.com/apps';

/** What to do about scopes that the app was not granted, for the person who runs into it. */
export function grantWords(scopes: readonly string[]): string {
  const [one] = scopes;
  const named =
    scopes.length === 1 ? `the scope ${one} was` : `the scopes ${scopes.join(' and ')} were`;
  return `${named} not granted. An admin adds ${scopes.length === 1 ? 'it' : 'them'} under OAuth & Permissions at ${APP_SETTINGS} and reinstalls the app.`;
}
