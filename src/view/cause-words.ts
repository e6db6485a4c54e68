const CAUSES: ReadonlyMap<string, string> = new Map([
  ['channel_not_found', 'the app is not in the channel, or it is gone'],
  ['not_in_channel', 'the app is not in the channel'],
  ['user_not_in_channel', 'the person is not in the channel'],
  ['is_archived', 'the channel is archived'],
  ['is_inactive', 'the channel is archived'],
  ['channel_id_changed', 'the channel has got a new id'],
  ['user_not_found', 'the person is gone'],
  ['user_disabled', 'the person is deactivated'],
  ['user_not_visible', 'the app may not see the person'],
  ['invalid_user_combination', 'the app may not write to the person'],
  ['messages_tab_disabled', 'the app takes no direct messages'],
  ['missing_scope', 'the app is not allowed to read there (missing_scope)'],
  ['history_too_long', 'too much was written there since to look for it'],
  ['parent not sent', 'the message that it belongs under was not sent'],
  ['restored', 'it was put aside when a backup was restored'],
]);

/** Why a message did not go out, in words: of Slack's code (methods/chat.postMessage, errors), or as it is where we have none. */
export function causeWords(reason: string): string {
  const known = CAUSES.get(reason);
  if (known !== undefined) return known;
  return reason.startsWith('restricted_action')
    ? `the app may not post there (${reason})`
    : `“${reason}”`;
}
