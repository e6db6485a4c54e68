/** The scopes that are optional (manifest.json), and what the bot cannot do without each. */
export const OPTIONAL_SCOPES: Readonly<Record<string, string>> = {
  'app_mentions:read': 'answer when it is mentioned, in threads above all',
  'files:read': 'import a file that is uploaded; it can be pasted, or imported from a shell',
  'files:write': 'send a register as a file; debt-register export writes it from a shell',
  'channels:read':
    'tell who is in which public channel, for guests and for registers kept to their channels, and start a paused digest again once it is invited there',
  'groups:read':
    'tell who is in which private channel, for guests and for registers kept to their channels, and start a paused digest again once it is invited there',
  'channels:history':
    'find out whether a digest whose sending was cut off is in its public channel, and read the thread that is to be logged',
  'groups:history':
    'find out whether a digest whose sending was cut off is in its private channel, and read the thread that is to be logged',
  'im:history':
    'answer direct messages, and find out whether a reminder whose sending was cut off has arrived',
  'dnd:read': 'hold reminders back while their owner does not want to be disturbed',
};
