/** What a refusal by Slack asks of us. */
export type RefusalDecision =
  /** The place is not to be written to: stop, and tell once who can change that. */
  | 'pause'
  /** Our token is refused: nothing goes out until the app is installed again. */
  | 'suspend'
  /** The person has left or cannot be reached. */
  | 'owner gone'
  /** Slack does not take our blocks: the text form goes out instead. */
  | 'text form'
  /** The message that was to be changed is gone or closed: it stays as it is. */
  | 'leave it'
  /** Sending it again would not help. */
  | 'give up';

const DECISIONS: Readonly<Record<string, RefusalDecision>> = {
  channel_not_found: 'pause',
  not_in_channel: 'pause',
  user_not_in_channel: 'pause',
  is_archived: 'pause',
  is_inactive: 'pause',
  channel_id_changed: 'pause',
  restricted_action: 'pause',
  restricted_action_read_only_channel: 'pause',
  restricted_action_thread_only_channel: 'pause',
  restricted_action_non_threadable_channel: 'pause',
  restricted_action_thread_locked: 'pause',
  cannot_reply_to_message: 'pause',
  thread_not_found: 'pause',
  messages_tab_disabled: 'pause',
  no_permission: 'pause',
  access_denied: 'pause',
  account_inactive: 'suspend',
  token_revoked: 'suspend',
  token_expired: 'suspend',
  invalid_auth: 'suspend',
  not_authed: 'suspend',
  team_access_not_granted: 'suspend',
  user_not_found: 'owner gone',
  user_disabled: 'owner gone',
  user_not_visible: 'owner gone',
  invalid_user_combination: 'owner gone',
  users_not_found: 'owner gone',
  cannot_dm_bot: 'owner gone',
  invalid_blocks: 'text form',
  invalid_blocks_format: 'text form',
  invalid_attachments: 'text form',
  msg_blocks_too_long: 'text form',
  message_not_found: 'leave it',
  cant_update_message: 'leave it',
  edit_window_closed: 'leave it',
  missing_scope: 'give up',
  msg_too_long: 'give up',
  no_text: 'give up',
  metadata_too_large: 'give up',
  enterprise_is_restricted: 'give up',
  not_allowed_token_type: 'give up',
};

/** The codes that have a decision of their own. */
export const DECIDED_CODES: readonly string[] = Object.keys(DECISIONS);

/** The decision for one of Slack's error codes (methods/chat.postMessage and chat.update, errors); unknown ones are given up. */
export function decisionFor(code: string): RefusalDecision {
  return DECISIONS[code] ?? 'give up';
}
