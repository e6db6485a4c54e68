import { type Block, Message } from 'slack-blocks-to-jsx';
import 'slack-blocks-to-jsx/dist/style.css';
import type { Json } from '../../json.ts';
import { channelsOf, useSights, useZone } from '../live.ts';
import { useTheme } from '../theme.ts';
import { mrkdwnToRichText } from './mrkdwn.ts';
import { spoken } from './spoken.ts';

/** Blocks that only show something, by a renderer that follows Slack's own look; people and channels by their names. */
export function StaticBlocks({ blocks }: { blocks: Json[] }) {
  const sights = useSights();
  const theme = useTheme();
  const people = sights.workspace?.people ?? [];
  const bot = sights.workspace?.app;
  const names = {
    channels: new Map(channelsOf(sights).map(({ id, name }) => [id, name])),
    timeZone: useZone(),
    now: new Date(Date.now() + (sights.clock?.offsetMs ?? 0)),
  };
  const users = people.map(({ id, handle }) => ({ id, name: handle }));
  return (
    <Message
      withoutWrapper
      theme={theme}
      blocks={spoken(blocks, names) as unknown as Block[]}
      logo=""
      name=""
      hooks={{
        user: ({ id, name }) => (
          <span className={id === sights.workspace?.me ? 'mention me' : 'mention'}>@{name}</span>
        ),
        channel: ({ name }) => <span className="mention">#{name}</span>,
      }}
      data={{
        users: bot ? [...users, { id: bot.botUserId, name: bot.name }] : users,
        channels: channelsOf(sights).map(({ id, name }) => ({ id, name })),
      }}
    />
  );
}

/** A text in Slack's markup, with mentions, dates and emoji. */
export function Mrkdwn({ text }: { text: string }) {
  return <StaticBlocks blocks={[mrkdwnToRichText(text)]} />;
}
