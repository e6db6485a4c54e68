import type { WorkspaceId } from '../domain/debt.ts';
import { noteEvent } from '../store/seen-events.ts';
import type { RegisterContext } from './context.ts';

/** Whether Slack tells an event for the first time; of several replicas that ask one is told so. */
export function isFirstTelling(
  context: RegisterContext,
  workspaceId: WorkspaceId,
  eventId: string,
): Promise<boolean> {
  return noteEvent(context.sql, workspaceId, eventId, context.now());
}
