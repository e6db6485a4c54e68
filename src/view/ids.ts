/** `action_id` of every button and menu; those that repeat within a block go on with `:` (see `actionOf`). */
export const ACTIONS = {
  edit: 'debt_edit',
  show: 'debt_show',
  done: 'debt_done',
  reopen: 'debt_reopen',
  take: 'debt_take',
  history: 'debt_history',
  undo: 'undo',
  more: 'debt_more',
  pickItem: 'debt_pick',
  deleteItems: 'debt_delete',
  steps: 'debt_steps',
  share: 'share',
  listEarlier: 'list_earlier',
  listLater: 'list_later',
  nextEarlier: 'next_earlier',
  nextLater: 'next_later',
  doctorEarlier: 'doctor_earlier',
  doctorLater: 'doctor_later',
  doctorMend: 'doctor_mend',
  doctorAssign: 'doctor_assign',
  doctorStatus: 'doctor_status',
  doctorLeave: 'doctor_leave',
  doctorAgain: 'doctor_again',
  assessItem: 'debt_assess',
  historyNewer: 'history_newer',
  historyOlder: 'history_older',
  feedNewer: 'feed_newer',
  feedOlder: 'feed_older',
  addDebt: 'add_debt',
  openModal: 'open_modal',
  overviewList: 'overview_list',
  overviewMine: 'overview_mine',
  overviewMatrix: 'overview_matrix',
  toggleMore: 'form_toggle_more',
  assess: 'form_assess',
  replan: 'digest_replan',
  nudgeStill: 'nudge_still',
  nudgeSnooze: 'nudge_snooze',
  nudgeDone: 'nudge_done',
  nudgeUndo: 'nudge_undo',
  runCommand: 'run_command',
  homeRegister: 'home_register',
  homeNudges: 'home_nudges',
  logThread: 'log_thread',
} as const;

/** `callback_id` of every modal that is submitted, and of the shortcuts (manifest.json). */
export const CALLBACKS = {
  create: 'create_debt',
  edit: 'edit_debt',
  conflict: 'edit_conflict',
  assess: 'assess_debt',
  accept: 'accept_debt',
  hit: 'record_hit',
  merge: 'merge_debt',
  importFile: 'import_register',
  importPreview: 'import_preview',
  settings: 'settings',
  newRegister: 'new_register',
  owners: 'map_owners',
  notice: 'notice',
  logAsDebt: 'log_as_debt',
  addDebt: 'add_debt',
  itBitUs: 'it_bit_us',
} as const;

/**
 * The action behind an `action_id`. Where the same button stands several times in one block, its id is followed by
 * `:` and what tells it apart.
 */
export function actionOf(actionId: string): string {
  return actionId.split(':', 1)[0] ?? actionId;
}
