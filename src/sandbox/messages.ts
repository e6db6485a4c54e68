import type { SandboxClock } from './clock.ts';
import { newId } from './ids.ts';
import { initialInputs, keptInputs } from './inputs.ts';
import { type Json, objects, text } from './json.ts';

/** A message as the stand-in keeps it. */
export interface Message {
  ts: string;
  channelId: string;
  /** who wrote it: a person's id or the bot user's */
  userId: string;
  isBot: boolean;
  text: string;
  blocks: Json[];
  attachments: Json[];
  metadata?: Json;
  threadTs?: string;
  /** set: only this person sees it */
  ephemeralTo?: string;
  files: Json[];
  editedTs?: string;
  /** what the person ticked, chose and typed in it, by block_id and action_id */
  inputs: Map<string, Json>;
}

/** What a new message needs; the rest is empty. */
export type NewMessage = Pick<Message, 'channelId' | 'userId' | 'isBot'> & Partial<Message>;

/** Every message of the workspace, oldest first. */
export class Messages {
  private readonly all: Message[] = [];
  private lastMicros = 0;
  private readonly clock: SandboxClock;

  constructor(clock: SandboxClock) {
    this.clock = clock;
  }

  /** Stores a message under a new, unique `ts`. */
  post(message: NewMessage): Message {
    const blocks = withBlockIds(message.blocks ?? []);
    const stored: Message = {
      ts: this.nextTs(),
      text: '',
      attachments: [],
      files: [],
      inputs: new Map(initialInputs(blocks)),
      ...message,
      blocks,
    };
    this.all.push(stored);
    return stored;
  }

  /** Changes what is given; a person's choices stay where block_id and action_id stay. */
  update(
    message: Message,
    changes: Partial<Pick<Message, 'text' | 'blocks' | 'attachments' | 'metadata'>>,
  ): void {
    Object.assign(message, changes, { editedTs: this.nextTs() });
    if (!changes.blocks) return;
    message.blocks = withBlockIds(changes.blocks);
    message.inputs = keptInputs(message.inputs, message.blocks);
  }

  /** Takes the message away. */
  remove(message: Message): void {
    this.all.splice(this.all.indexOf(message), 1);
  }

  /** The message of that ts, ephemeral ones included. */
  find(channelId: string, ts: string): Message | undefined {
    return this.all.find((message) => message.channelId === channelId && message.ts === ts);
  }

  /** What everybody in the channel can read, oldest first, thread replies included. */
  inChannel(channelId: string): Message[] {
    return this.all.filter((message) => message.channelId === channelId && !message.ephemeralTo);
  }

  /** The ephemeral messages of one person, oldest first. */
  ephemeralsOf(personId: string): Message[] {
    return this.all.filter((message) => message.ephemeralTo === personId);
  }

  /** Every message there is, ephemeral ones included, oldest first. */
  list(): readonly Message[] {
    return this.all;
  }

  private nextTs(): string {
    this.lastMicros = Math.max(this.clock.now() * 1000, this.lastMicros + 1);
    const seconds = Math.floor(this.lastMicros / 1e6);
    return `${seconds}.${String(this.lastMicros % 1e6).padStart(6, '0')}`;
  }
}

/** The blocks, those within a container or carousel too, with a random block_id wherever the app gave none, as Slack does. */
export function withBlockIds(blocks: Json[]): Json[] {
  return blocks.map((block) => ({
    ...block,
    block_id: text(block.block_id) ?? newId('').slice(0, 5),
    ...(block.child_blocks !== undefined && {
      child_blocks: withBlockIds(objects(block.child_blocks)),
    }),
    ...(block.type === 'carousel' && { elements: withBlockIds(objects(block.elements)) }),
  }));
}

/** The message in Slack's form. Metadata is given only where the method was asked for it. */
export function messageJson(
  message: Message,
  app: { id: string; botId: string; teamId: string },
  withMetadata = false,
): Json {
  return {
    type: 'message',
    user: message.userId,
    ts: message.ts,
    ...(message.isBot && { bot_id: app.botId, app_id: app.id }),
    team: app.teamId,
    text: message.text,
    ...(message.blocks.length > 0 && { blocks: message.blocks }),
    ...(message.attachments.length > 0 && { attachments: message.attachments }),
    ...(message.files.length > 0 && { files: message.files }),
    ...(message.threadTs && { thread_ts: message.threadTs }),
    ...(message.editedTs && { edited: { user: message.userId, ts: message.editedTs } }),
    ...(withMetadata && message.metadata && { metadata: message.metadata }),
  };
}
