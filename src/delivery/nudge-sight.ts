import type { ChannelId, UserId } from '../domain/debt.ts';
import type { NudgeContent } from '../domain/digest.ts';
import type { Register } from '../domain/register.ts';
import { registersOf } from '../store/registers.ts';
import type { DeliveryContext } from './context.ts';
import type { Outbound } from './outbound.ts';
import type { Failure, Outcome } from './outcome.ts';

/** Each needs a scope of its own; where one is not granted, those channels count as not known. */
const KINDS = ['public_channel', 'private_channel'] as const;

/**
 * A nudge as its owner may see it now: an item of a register that is kept to channels which they have left is counted, with who
 * keeps it, and not told. Slack is asked only where there is such a register. A failure where Slack could not be asked.
 */
export async function seenByOwner(
  { sql }: DeliveryContext,
  slack: Outbound,
  workspaceId: number,
  content: NudgeContent,
): Promise<Outcome<NudgeContent>> {
  const ids = new Set(content.items.map(({ registerId }) => registerId));
  const registers = await registersOf(sql, workspaceId);
  const kept = registers.filter(({ id, visibility }) => ids.has(id) && visibility === 'channels');
  if (kept.length === 0) return { kind: 'ok', value: content };
  const channels = await channelsOf(slack, content.userId);
  if (!(channels instanceof Set)) return channels;
  const unseen = kept.filter((register) => !register.channels.some((one) => channels.has(one)));
  return { kind: 'ok', value: withoutItemsOf(unseen, content) };
}

function withoutItemsOf(unseen: readonly Register[], content: NudgeContent): NudgeContent {
  const isUnseen = (registerId: number) => unseen.some(({ id }) => id === registerId);
  const items = content.items.filter(({ registerId }) => !isUnseen(registerId));
  const count = content.items.length - items.length;
  if (count === 0) return content;
  const keepers = unseen.flatMap(({ createdBy, maintainers }) => [createdBy, ...maintainers]);
  const named = new Set(keepers.filter((id) => id !== null && id !== content.userId));
  return { ...content, items, hidden: { count, keepers: [...named] as UserId[] } };
}

async function channelsOf(
  slack: Outbound,
  userId: UserId,
): Promise<Set<ChannelId> | Exclude<Failure, { kind: 'refused' }>> {
  const channels = new Set<ChannelId>();
  for (const kind of KINDS) {
    const found = await slack.channelsOf(userId, kind);
    if (found.kind === 'rateLimited' || found.kind === 'unreachable') return found;
    if (found.kind === 'ok') for (const channel of found.value) channels.add(channel);
  }
  return channels;
}
