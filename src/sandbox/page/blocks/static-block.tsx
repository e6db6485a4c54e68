import { type Block, Message } from 'slack-blocks-to-jsx';
import 'slack-blocks-to-jsx/dist/style.css';
import type { Json } from '../../json.ts';
import { channelsOf, useSights } from '../live.ts';
import { useTheme } from '../theme.ts';
import { spoken } from './spoken.ts';

/** Blocks that only show something, by a renderer that follows Slack's own look; people and channels by their names. */
export function StaticBlocks({ blocks }: { blocks: Json[] }) {
  const sights = useSights();
  const theme = useTheme();
  const people = sights.workspace?.people ?? [];
  const bot = sights.workspace?.app;
  const names = {
    channels: new Map(channelsOf(sights).map(({ id, name }) => [id, name])),
    timeZone: people.find(({ id }) => id === sights.workspace?.me)?.timeZone ?? 'UTC',
  };
  const users = people.map(({ id, handle }) => ({ id, name: handle }));
  return (
    <Message
      withoutWrapper
      theme={theme}
      blocks={spoken(blocks, names) as unknown as Block[]}
      logo=""
      name=""
      data={{
        users: bot ? [...users, { id: bot.botUserId, name: bot.name }] : users,
        channels: channelsOf(sights).map(({ id, name }) => ({ id, name })),
      }}
    />
  );
}

/** A text in Slack's markup, with mentions, dates and emoji. */
export function Mrkdwn({ text }: { text: string }) {
  return <StaticBlocks blocks={[{ type: 'section', text: { type: 'mrkdwn', text } }]} />;
}
