import { z } from 'zod';
import { askOptions, type Surface, useElement } from './actions.ts';
import { type Doing, fail, runCommand, runShortcut } from './commands.ts';
import { channelSeenBy } from './driver-screen.ts';
import { messageText } from './escape.ts';
import { sendEvent, sendMessageEvents } from './events.ts';
import { fileJson } from './files.ts';
import { newId } from './ids.ts';
import { elementsOf, inputKey, type PlacedElement } from './inputs.ts';
import { isJson, type Json, object } from './json.ts';
import type { Message } from './messages.ts';
import type { Act, ActAnswer, StateValues, SurfaceRef } from './protocol.ts';
import type { SandboxState } from './state.ts';
import { clearViews, closeView, submitView } from './submissions.ts';
import type { View } from './views.ts';
import { directMessage, findPerson, type Person } from './world.ts';

const word = z.string().min(1);
const json = z.record(z.string(), z.unknown());
const values = z.record(z.string(), json);
const messageRef = z.strictObject({ channel: word, ts: word });
const surface = z.union([messageRef, z.strictObject({ view: word })]);
const place = { as: word, channel: word, thread: word.optional() };
const element = { as: word, on: surface, blockId: z.string(), actionId: z.string() };

const actSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('say'), ...place, text: z.string(), files: z.array(word).optional() }),
  z.object({ do: z.literal('command'), ...place, line: word }),
  z.object({ do: z.literal('use'), ...element, value: json, values: values.optional() }),
  z.object({ do: z.literal('options'), ...element, typed: z.string() }),
  z.object({ do: z.literal('submit'), as: word, view: word, values }),
  z.object({ do: z.literal('close'), as: word, view: word, all: z.boolean().optional() }),
  z.object({ do: z.literal('shortcut'), as: word, name: word, on: messageRef.optional() }),
  z.object({ do: z.literal('home'), as: word }),
]);

/** Does what a person does on the page, and answers once the app has acknowledged it. Refuses with a plain reason. */
export async function doAct(state: SandboxState, asked: Json): Promise<ActAnswer> {
  const parsed = actSchema.safeParse(asked);
  if (!parsed.success) return { ok: false, error: z.prettifyError(parsed.error) };
  const act = parsed.data as Act;
  const person = findPerson(state.world, act.as);
  if (!person || person.isDeactivated) return { ok: false, error: `nobody acts as ${act.as}` };
  try {
    return await run(state, { id: newId('I'), person }, act);
  } catch (error) {
    return { ok: false, error: error instanceof Error ? error.message : String(error) };
  }
}

async function run(state: SandboxState, doing: Doing, act: Act): Promise<ActAnswer> {
  switch (act.do) {
    case 'say':
      say(state, doing.person, act);
      break;
    case 'command':
      await command(state, doing, act);
      break;
    case 'use':
      await use(state, doing, act);
      break;
    case 'options': {
      const where = surfaceOf(state, doing.person, act.on);
      const options = await askOptions(state, doing, where, placedIn(where, act), act.typed);
      return { ok: true, options };
    }
    case 'submit': {
      const view = viewOf(state, doing.person, act.view);
      enter(view, act.values);
      await submitView(state, doing, view);
      break;
    }
    case 'close':
      viewOf(state, doing.person, act.view);
      await (act.all ? clearViews(state, doing) : closeView(state, doing));
      break;
    case 'shortcut':
      await runShortcut(state, doing, act.name, act.on && onMessage(state, doing.person, act.on));
      break;
    case 'home':
      openHome(state, doing.person);
  }
  return { ok: true };
}

function say(state: SandboxState, person: Person, act: Act & { do: 'say' }): void {
  const channel = channelSeenBy(state, person, act.channel);
  const files = (act.files ?? []).flatMap((id) => {
    const file = state.files.find(id);
    return file ? [fileJson(file, state.baseUrl, state.world.team.id)] : [];
  });
  if (act.text.trim() === '' && files.length === 0) throw new Error('the message is empty');
  const message = state.messages.post({
    channelId: channel.id,
    userId: person.id,
    isBot: false,
    text: messageText(act.text, state.world),
    files,
    ...(act.thread && { threadTs: act.thread }),
  });
  sendMessageEvents(state, message);
  state.signal.emit();
}

async function command(
  state: SandboxState,
  doing: Doing,
  act: Act & { do: 'command' },
): Promise<void> {
  const channel = channelSeenBy(state, doing.person, act.channel);
  if (act.thread)
    fail(state, doing, `${act.line.split(' ')[0]} is not supported in threads. Sorry!`);
  else await runCommand(state, doing, act.line, channel);
}

async function use(state: SandboxState, doing: Doing, act: Act & { do: 'use' }): Promise<void> {
  const where = surfaceOf(state, doing.person, act.on);
  enter('view' in where ? where.view : where.message, act.values ?? {});
  await useElement(state, doing, where, placedIn(where, act), act.value);
}

function openHome(state: SandboxState, person: Person): void {
  const channel = directMessage(state.world, person).id;
  sendEvent(state, 'app_home_opened', { user: person.id, channel, tab: 'home' });
}

function onMessage(state: SandboxState, person: Person, ref: { channel: string; ts: string }) {
  const message = messageOf(state, person, ref);
  return { message, channel: channelSeenBy(state, person, message.channelId) };
}

function surfaceOf(state: SandboxState, person: Person, ref: SurfaceRef): Surface {
  if ('view' in ref) return { view: viewOf(state, person, ref.view) };
  return { message: messageOf(state, person, ref) };
}

function messageOf(
  state: SandboxState,
  person: Person,
  { channel, ts }: { channel: string; ts: string },
): Message {
  const message = state.messages.find(channelSeenBy(state, person, channel).id, ts);
  const isHidden = message?.ephemeralTo !== undefined && message.ephemeralTo !== person.id;
  if (!message || isHidden) throw new Error('the message is gone');
  return message;
}

function viewOf(state: SandboxState, person: Person, id: string): View {
  const view = state.views.find({ id });
  if (view?.personId !== person.id) throw new Error('the view is gone');
  return view;
}

function placedIn(where: Surface, at: { blockId: string; actionId: string }): PlacedElement {
  const shown = 'view' in where ? where.view : where.message;
  const attached = 'message' in where ? where.message.attachments : [];
  const blocks = [...shown.blocks, ...attached.flatMap((attachment) => object(attachment).blocks)];
  const placed = elementsOf(blocks.filter(isJson)).find(
    ({ blockId, actionId }) => blockId === at.blockId && actionId === at.actionId,
  );
  if (!placed) throw new Error('the element is gone');
  return placed;
}

/** Keeps what stands in the fields; what is no field of the surface is left out. */
function enter(shown: Message | View, entered: StateValues): void {
  for (const [blockId, actions] of Object.entries(entered))
    for (const [actionId, value] of Object.entries(actions)) {
      const key = inputKey(blockId, actionId);
      const known = shown.inputs.get(key);
      if (known && isJson(value)) shown.inputs.set(key, { ...known, ...value });
    }
}
