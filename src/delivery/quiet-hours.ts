import { z } from 'zod';

/** What Slack tells of a person's do-not-disturb (methods/dnd.info). */
export const dndInfo = z.object({
  dnd_enabled: z.boolean().default(false),
  next_dnd_start_ts: z.number().default(0),
  next_dnd_end_ts: z.number().default(0),
  snooze_enabled: z.boolean().default(false),
  snooze_endtime: z.number().nullish(),
});

/** A person is not to be disturbed; `until` is null where Slack does not tell for how long. */
export interface QuietHours {
  readonly until: Date | null;
}

/**
 * Whether a person is not to be disturbed at `now`, snoozed by hand or within the hours that they set; the later end counts.
 * Null where they may be.
 */
export function quietHours(dnd: z.infer<typeof dndInfo>, now: Date): QuietHours | null {
  const seconds = now.getTime() / 1000;
  const isWithin =
    dnd.dnd_enabled && dnd.next_dnd_start_ts <= seconds && seconds < dnd.next_dnd_end_ts;
  if (!dnd.snooze_enabled && !isWithin) return null;
  const ends = [
    ...(isWithin ? [dnd.next_dnd_end_ts] : []),
    ...(dnd.snooze_enabled ? [dnd.snooze_endtime ?? 0] : []),
  ];
  const until = ends.includes(0) ? null : new Date(Math.max(...ends) * 1000);
  return { until };
}
