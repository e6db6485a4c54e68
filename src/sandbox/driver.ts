import { useElement } from './actions.ts';
import { type Doing, fail, runCommand, runShortcut } from './commands.ts';
import { findElement, valueFor, type Which } from './driver-elements.ts';
import { ModalDriver } from './driver-modal.ts';
import { channelSeenBy, type Place, screenText, shownTo } from './driver-screen.ts';
import { messageText } from './escape.ts';
import { sendEvent, sendMessageEvents } from './events.ts';
import { newId } from './ids.ts';
import { inputKey, optionLabel } from './inputs.ts';
import { object, objects } from './json.ts';
import type { Message } from './messages.ts';
import { textOf } from './screen.ts';
import type { Sight } from './sights.ts';
import type { SandboxState } from './state.ts';
import type { View } from './views.ts';
import { directMessage, type Person } from './world.ts';

/** What a person saw after doing something: its kind, its words, and the message or view itself. */
export interface Seen {
  kind: Sight['kind'];
  text: string;
  message?: Message;
  view?: View;
}

/** Acts as one person and sees what that person sees. Everything waits for conditions, at most `timeoutMs`. */
export class PersonDriver {
  readonly person: Person;
  private readonly state: SandboxState;
  private readonly timeoutMs: number;

  constructor(state: SandboxState, person: Person, timeoutMs: number) {
    this.state = state;
    this.person = person;
    this.timeoutMs = timeoutMs;
  }

  /**
   * Types a slash command into a channel ("general" unless named; "dm" is the conversation with the bot) and resolves with
   * the first thing that this shows: an answer, an opened modal, or Slack's error.
   */
  async command(line: string, at: { channel?: string; thread?: string } = {}): Promise<Seen> {
    const channel = channelSeenBy(this.state, this.person, at.channel ?? 'general');
    return this.seeing(async (doing) => {
      if (at.thread)
        fail(this.state, doing, `${line.split(' ')[0]} is not supported in threads. Sorry!`);
      else await runCommand(this.state, doing, line, channel);
    });
  }

  /** Writes a message; the app hears of it where an event of its manifest says so. */
  say(text: string, at: { channel?: string; thread?: string } = {}): Message {
    const channel = channelSeenBy(this.state, this.person, at.channel ?? 'general');
    const message = this.state.messages.post({
      channelId: channel.id,
      userId: this.person.id,
      isBot: false,
      text: messageText(text, this.state.world),
      ...(at.thread && { threadTs: at.thread }),
    });
    sendMessageEvents(this.state, message);
    this.state.signal.emit();
    return message;
  }

  /** The messages of a channel that the person is in, oldest first, thread replies beside. */
  channel(name: string): { messages: () => Message[]; thread: (ts: string) => Message[] } {
    const all = () =>
      this.state.messages.inChannel(channelSeenBy(this.state, this.person, name).id);
    return {
      messages: () =>
        all().filter((message) => !message.threadTs || message.threadTs === message.ts),
      thread: (ts) => all().filter((message) => message.threadTs === ts),
    };
  }

  /** The messages that this person alone sees, oldest first. */
  ephemerals(): Message[] {
    return this.state.messages.ephemeralsOf(this.person.id);
  }

  /** The conversation with the bot, oldest first. */
  directMessages(): Message[] {
    return this.state.messages.inChannel(directMessage(this.state.world, this.person).id);
  }

  /** Clicks a button, and resolves with the first thing that this shows; with `{ silent: true }`, when it is acknowledged. */
  click(where: Message | View | Seen, which: Which, how: { silent?: boolean } = {}): Promise<Seen> {
    return this.use(where, which, null, how);
  }

  /** Chooses in a select, menu or picker: an option's words, "@ben", "#general", "2026-12-01". */
  choose(
    where: Message | View | Seen,
    which: Which,
    option: string | string[] | null,
    how: { silent?: boolean } = {},
  ): Promise<Seen> {
    return this.use(where, which, option, how);
  }

  /** Ticks or unticks one box by its words; Slack sends the whole selection. */
  tick(
    where: Message | View | Seen,
    label: string,
    which: Which = {},
    how: { silent?: boolean } = {},
  ): Promise<Seen> {
    const shown = shownOf(where);
    const boxes = shown.blocks.filter((block) => hasBox(block, label));
    const placed = findElement(boxes, { actionId: /./, ...which });
    const value = shown.inputs.get(inputKey(placed.blockId, placed.actionId));
    const ticked = objects(value?.selected_options).map(optionLabel);
    const next = ticked.includes(label)
      ? ticked.filter((entry) => entry !== label)
      : [...ticked, label];
    return this.use(shown, { actionId: placed.actionId, ...which }, next, how, boxes);
  }

  /** The modal on top. Throws, saying what is on the screen, when none is open. */
  get modal(): ModalDriver {
    const view = this.state.views.stackOf(this.person.id).at(-1);
    if (!view)
      throw new Error(`@${this.person.handle} has no modal open; on the screen:\n${this.screen()}`);
    return new ModalDriver(this.state, this.person, view);
  }

  /** True while a modal is open. */
  get hasModal(): boolean {
    return this.state.views.stackOf(this.person.id).length > 0;
  }

  /** Runs a message shortcut by its name. */
  messageShortcut(name: string, message: Message): Promise<Seen> {
    const channel = channelSeenBy(this.state, this.person, message.channelId);
    return this.seeing((doing) => runShortcut(this.state, doing, name, { message, channel }));
  }

  /** Runs a global shortcut by its name. */
  globalShortcut(name: string): Promise<Seen> {
    return this.seeing((doing) => runShortcut(this.state, doing, name));
  }

  /** Opens the app's Home and resolves with what the app then publishes. */
  async openHome(): Promise<View> {
    const channel = directMessage(this.state.world, this.person).id;
    const mark = this.state.sights.mark();
    sendEvent(this.state, 'app_home_opened', { user: this.person.id, channel, tab: 'home' });
    const published = () =>
      this.state.sights
        .since(mark)
        .find((sight) => sight.kind === 'home' && sight.view.personId === this.person.id);
    const what = () => `@${this.person.handle}'s Home was not published`;
    await this.state.signal.until(published, this.timeoutMs, what);
    const home = this.state.views.homeOf(this.person.id);
    if (!home) throw new Error(what());
    return home;
  }

  /** Resolves with the message or view that shows the words, as soon as one does. */
  sees(words: string | RegExp, place?: Place): Promise<Message | View> {
    const isThere = (shown: Message | View) => {
      const text = textOf(shown);
      return typeof words === 'string' ? text.includes(words) : words.test(text);
    };
    const explain = () =>
      `@${this.person.handle} does not see ${String(words)}; on the screen:\n${this.screen()}`;
    return this.state.signal.until(
      () => shownTo(this.state, this.person, place).findLast(isThere),
      this.timeoutMs,
      explain,
    );
  }

  /** Everything on the person's screen as text: open modals, Home, the messages of every channel. */
  screen(): string {
    return screenText(this.state, this.person);
  }

  private async use(
    where: Message | View | Seen,
    which: Which,
    wanted: string | string[] | null,
    how: { silent?: boolean },
    blocks?: Message['blocks'],
  ): Promise<Seen> {
    const shown = shownOf(where);
    const surface = 'ts' in shown ? { message: shown } : { view: shown };
    const placed = findElement(blocks ?? shown.blocks, which);
    const act = async (doing: Doing) => {
      const value = await valueFor(this.state, doing, surface, placed, wanted);
      await useElement(this.state, doing, surface, placed, value);
    };
    if (!how.silent) return this.seeing(act, shown);
    await act(this.newDoing());
    return { kind: 'update', text: textOf(shown) };
  }

  /** Does something and waits for the first sight that it brings to this person. */
  private async seeing(act: (doing: Doing) => Promise<void>, on?: Message | View): Promise<Seen> {
    const doing = this.newDoing();
    const mark = this.state.sights.mark();
    const isMine = (sight: Sight) =>
      sight.interactionId === doing.id ||
      (sight.interactionId === undefined && sight.personId === this.person.id) ||
      ('message' in sight && sight.message === on);
    await act(doing);
    const explain = () =>
      `@${this.person.handle} saw nothing new; on the screen:\n${this.screen()}`;
    const find = () => this.state.sights.since(mark).find(isMine);
    return seenOf(await this.state.signal.until(find, this.timeoutMs, explain));
  }

  private newDoing(): Doing {
    return { id: newId('I'), person: this.person };
  }
}

function shownOf(where: Message | View | Seen): Message | View {
  if (!('kind' in where)) return where;
  const shown = where.message ?? where.view;
  if (!shown) throw new Error(`there is nothing to click in: ${where.text}`);
  return shown;
}

function seenOf(sight: Sight): Seen {
  if (sight.kind === 'error') return { kind: 'error', text: sight.error };
  if ('view' in sight) return { kind: sight.kind, text: textOf(sight.view), view: sight.view };
  return { kind: sight.kind, text: textOf(sight.message), message: sight.message };
}

function hasBox(block: Message['blocks'][number], label: string): boolean {
  const elements = [block.element, block.accessory, ...objects(block.elements)].map(object);
  return elements.some((element) =>
    objects(element.options).some((option) => optionLabel(option) === label),
  );
}
