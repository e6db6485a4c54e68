import type { RecordedCall, RecordedDelivery } from './calls.ts';
import { PersonDriver } from './driver.ts';
import { sendEvent } from './events.ts';
import { HttpDelivery } from './http-delivery.ts';
import type { Json } from './json.ts';
import type { SocketMode } from './socket-mode.ts';
import type { SandboxState, TokenStatus } from './state.ts';
import { userJson } from './web-api/users.ts';
import { type Channel, findChannel, findPerson, type Person } from './world.ts';

/** How long the driver waits for something to appear before it says what was there instead. */
const defaultTimeoutMs = 5_000;

/** A running stand-in: what tests and the demo hold in their hands. */
export class Sandbox {
  readonly state: SandboxState;
  /** signs HTTP deliveries */
  readonly signingSecret: string;
  private readonly socketMode: SocketMode;
  private readonly stop: () => Promise<void>;

  constructor(parts: {
    state: SandboxState;
    socketMode: SocketMode;
    signingSecret: string;
    stop: () => Promise<void>;
  }) {
    this.state = parts.state;
    this.socketMode = parts.socketMode;
    this.signingSecret = parts.signingSecret;
    this.stop = parts.stop;
  }

  /** For WebClient's and Bolt's `slackApiUrl`. */
  get apiUrl(): string {
    return `${this.state.baseUrl}/api/`;
  }

  get botToken(): string {
    return this.state.tokens.bot;
  }

  get appToken(): string {
    return this.state.tokens.app;
  }

  get world(): SandboxState['world'] {
    return this.state.world;
  }

  get clock(): SandboxState['clock'] {
    return this.state.clock;
  }

  get faults(): SandboxState['faults'] {
    return this.state.faults;
  }

  /** Types of blocks that have not reached the workspace, as Slack brings new ones out in phases. */
  get withheldBlocks(): SandboxState['withheldBlocks'] {
    return this.state.withheldBlocks;
  }

  /** Open Socket Mode connections. */
  get connections(): number {
    return this.socketMode.size;
  }

  /** Acts as this person (handle or id). Throws when there is none, or they are deactivated. */
  person(name: string, timeoutMs: number = defaultTimeoutMs): PersonDriver {
    const person = findPerson(this.state.world, name);
    if (!person) throw new Error(`there is no ${name} in the workspace`);
    if (person.isDeactivated) throw new Error(`${name} is deactivated and cannot act`);
    return new PersonDriver(this.state, person, timeoutMs);
  }

  /** Web API calls so far (of one method), oldest first; response URLs count as "response_url". */
  calls(method?: string): RecordedCall[] {
    return this.state.records.calls.filter((call) => !method || call.method === method);
  }

  /** What was sent to the app so far, with the time each ack took; `kind` as "slash_commands" or "view_submission". */
  deliveries(kind?: string): RecordedDelivery[] {
    return this.state.records.deliveries.filter((delivery) => !kind || delivery.kind === kind);
  }

  /** Answers of the app that Slack would not take. */
  refusals(): string[] {
    return [...this.state.records.refusals];
  }

  /** Resolves with the first value of `check` that is not undefined or false, looked at after every change. */
  async until<T>(
    check: () => T | undefined | false,
    what: string,
    timeoutMs: number = defaultTimeoutMs,
  ): Promise<T> {
    const found = () => {
      const value = check();
      return value === false || value === undefined ? undefined : { value };
    };
    return (await this.state.signal.until(found, timeoutMs, () => `${what} did not happen`)).value;
  }

  /** Sends commands, clicks and events by signed HTTP to this request URL from now on. */
  deliverByHttp(url: string): void {
    this.state.delivery.use(new HttpDelivery(url, this.signingSecret));
  }

  /** Sends them over Socket Mode again. */
  deliverBySocket(): void {
    this.state.delivery.use(this.socketMode);
  }

  /** Asks every Socket Mode client to reconnect. */
  disconnect(): void {
    this.socketMode.disconnect('refresh_requested');
  }

  /** Cuts every Socket Mode connection without a word. */
  cutConnections(): void {
    this.socketMode.cut();
  }

  /** Grants exactly these bot scopes, as if the app were installed anew. */
  grantOnly(...scopes: string[]): void {
    this.state.granted = new Set(scopes);
  }

  /** Revokes tokens, or makes them work again. */
  setTokens(status: TokenStatus): void {
    this.state.tokens.status = status;
  }

  /** Sends an event ("user_change"); false when the manifest or the scopes withhold it. */
  sendEvent(name: string, fields: Json = {}): boolean {
    return sendEvent(this.state, name, fields);
  }

  /** Tells the latest event of a name once more, as Slack does when it saw no acknowledgement in time. */
  async tellAgain(name: string): Promise<void> {
    const told = this.deliveries(name).at(-1);
    if (!told) throw new Error(`no ${name} was told yet`);
    const retry = { attempt: 1, reason: 'timeout' };
    await this.state.delivery.send(name, { type: 'events_api', payload: told.payload, retry });
  }

  /** Changes a person (deactivates them, sets a status) and sends `user_change` where the manifest and scopes let it. */
  changePerson(name: string, changes: Partial<Omit<Person, 'id'>>): boolean {
    const person = findPerson(this.state.world, name);
    if (!person) throw new Error(`there is no ${name} in the workspace`);
    Object.assign(person, changes);
    return this.sendEvent('user_change', { user: userJson(this.state, person) });
  }

  /** Takes the bot out of a channel, or invites it, and sends `member_joined_channel` then where the manifest and scopes let it. */
  moveBot(into: 'in' | 'out', channelName: string): boolean {
    const channel = this.channelCalled(channelName);
    channel.hasBot = into === 'in';
    const { botUserId: user } = this.state.world.app;
    const joined = { user, channel: channel.id, channel_type: 'C', team: this.state.world.team.id };
    return channel.hasBot && this.sendEvent('member_joined_channel', joined);
  }

  /** Archives a channel, or brings it back and tells so where the manifest and scopes let it. */
  archive(how: 'archive' | 'unarchive', channelName: string): boolean {
    const channel = this.channelCalled(channelName);
    channel.isArchived = how === 'archive';
    const family = channel.kind === 'private' ? 'group' : 'channel';
    return this.sendEvent(`${family}_${how}`, { channel: channel.id });
  }

  private channelCalled(name: string): Channel {
    const channel = findChannel(this.state.world, name);
    if (!channel) throw new Error(`there is no #${name} in the workspace`);
    return channel;
  }

  /** Closes every connection and frees the port. */
  close(): Promise<void> {
    return this.stop();
  }
}
