import { useEffect, useState } from 'react';
import { channelsOf, messagesOf, type Sights } from './live.ts';

/** How many messages of others this person has not seen, by channel; what stands in the channel on screen is seen. */
export function useUnread(sights: Sights, as: string, currentId: string | undefined) {
  const [marks, setMarks] = useState<Record<string, string>>({});
  const me = sights.workspace?.me ?? '';
  const latest = currentId ? (messagesOf(sights, currentId).at(-1)?.ts ?? '') : '';
  useEffect(() => {
    if (!currentId || latest === '') return;
    setMarks((before) => ({ ...before, [`${as} ${currentId}`]: latest }));
  }, [as, currentId, latest]);
  const unreadIn = (channelId: string) =>
    messagesOf(sights, channelId).filter(
      ({ ts, userId, isEphemeral }) =>
        userId !== me && !isEphemeral && ts > (marks[`${as} ${channelId}`] ?? ''),
    ).length;
  return new Map(
    channelsOf(sights).map(({ id }) => [id, id === currentId ? 0 : unreadIn(id)] as const),
  );
}
