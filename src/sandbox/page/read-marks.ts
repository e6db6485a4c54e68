import { useEffect, useState } from 'react';
import { channelsOf, messagesOf, type Sights } from './live.ts';

/** How many messages of others this person has not seen, by channel, replies in threads left out; what is on screen is seen. */
export function useUnread(sights: Sights, currentId: string | undefined) {
  const [marks, setMarks] = useState<Record<string, string>>({});
  const me = sights.workspace?.me ?? '';
  const latest = currentId ? (messagesOf(sights, currentId).at(-1)?.ts ?? '') : '';
  useEffect(() => {
    if (!currentId || latest === '') return;
    setMarks((before) => ({ ...before, [`${me} ${currentId}`]: latest }));
  }, [me, currentId, latest]);
  const unreadIn = (channelId: string) =>
    messagesOf(sights, channelId).filter(
      ({ ts, threadTs, userId, isEphemeral }) =>
        userId !== me &&
        !isEphemeral &&
        (threadTs ?? ts) === ts &&
        ts > (marks[`${me} ${channelId}`] ?? ''),
    ).length;
  return new Map(
    channelsOf(sights).map(({ id }) => [id, id === currentId ? 0 : unreadIn(id)] as const),
  );
}
