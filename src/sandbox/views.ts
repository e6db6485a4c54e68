import type { SandboxClock } from './clock.ts';
import { newId, newSecret } from './ids.ts';
import { initialInputs, keptInputs } from './inputs.ts';
import { type Json, object, text } from './json.ts';
import { withBlockIds } from './messages.ts';

/** A modal holds at most three views (docs.slack.dev, "Modals"). */
const maxStackedViews = 3;

/** A view on somebody's screen. */
export interface View {
  id: string;
  type: 'modal' | 'home';
  personId: string;
  rootId: string;
  previousId: string | null;
  hash: string;
  externalId: string;
  callbackId: string;
  privateMetadata: string;
  title: Json | null;
  submit: Json | null;
  close: Json | null;
  clearOnClose: boolean;
  notifyOnClose: boolean;
  blocks: Json[];
  /** what stands in the fields now, by block_id and action_id: Slack's state values */
  inputs: Map<string, Json>;
  /** errors at fields, by block_id, from the last submission */
  fieldErrors: Record<string, string>;
  /** what Slack itself tells the person about this modal: "We had some trouble connecting. Try again?" */
  trouble?: string;
}

/** The views of all people: one modal stack and one Home each. */
export class Views {
  private readonly stacks = new Map<string, View[]>();
  private readonly homes = new Map<string, View>();
  private readonly clock: SandboxClock;

  constructor(clock: SandboxClock) {
    this.clock = clock;
  }

  /** The open modals of a person, the root first. */
  stackOf(personId: string): readonly View[] {
    return this.stacks.get(personId) ?? [];
  }

  /** The Home that was published to a person, or undefined. */
  homeOf(personId: string): View | undefined {
    return this.homes.get(personId);
  }

  /** The view on a screen of that id, or undefined once it is closed. */
  find(by: { id?: string | undefined; externalId?: string | undefined }): View | undefined {
    const open = [...[...this.stacks.values()].flat(), ...this.homes.values()];
    return open.find((view) => (by.id ? view.id === by.id : view.externalId === by.externalId));
  }

  /** True when another open view carries this external id. */
  isExternalIdTaken(externalId: string, except?: View): boolean {
    const holder = externalId === '' ? undefined : this.find({ externalId });
    return holder !== undefined && holder !== except;
  }

  /** Opens a new stack with this view, in place of whatever modal was open. */
  open(personId: string, json: Json): View {
    const view = this.viewOf(personId, 'modal', json);
    this.stacks.set(personId, [view]);
    return view;
  }

  /** Puts the view on the stack; undefined when it is full. */
  push(personId: string, json: Json): View | undefined {
    const stack = this.stacks.get(personId) ?? [];
    const top = stack.at(-1);
    if (!top || stack.length >= maxStackedViews) return undefined;
    const view = {
      ...this.viewOf(personId, 'modal', json),
      rootId: top.rootId,
      previousId: top.id,
    };
    this.stacks.set(personId, [...stack, view]);
    return view;
  }

  /** Publishes a Home; input where block_id and action_id stay the same is kept. */
  publish(personId: string, json: Json): View {
    const known = this.homes.get(personId);
    if (known) return this.replace(known, json);
    const view = this.viewOf(personId, 'home', json);
    this.homes.set(personId, view);
    return view;
  }

  /** Puts new content into an open view, as `keptInputs` says. */
  replace(view: View, json: Json): View {
    const content = contentOf(json);
    const inputs = keptInputs(view.inputs, content.blocks);
    return Object.assign(view, content, {
      inputs,
      hash: this.newHash(),
      fieldErrors: {},
      trouble: undefined,
    });
  }

  /** Takes the top view off; its place is the one beneath. Answers what was closed. */
  pop(personId: string): View | undefined {
    const stack = [...this.stackOf(personId)];
    const top = stack.pop();
    this.stacks.set(personId, top?.clearOnClose ? [] : stack);
    return top;
  }

  /** Closes the person's whole stack and answers what was closed, top first. */
  clear(personId: string): View[] {
    const stack = [...this.stackOf(personId)].reverse();
    this.stacks.set(personId, []);
    return stack;
  }

  private viewOf(personId: string, type: 'modal' | 'home', json: Json): View {
    const id = newId('V');
    const content = contentOf(json);
    return {
      id,
      type,
      personId,
      rootId: id,
      previousId: null,
      hash: this.newHash(),
      fieldErrors: {},
      inputs: new Map(initialInputs(content.blocks)),
      ...content,
    };
  }

  private newHash(): string {
    return `${Math.floor(this.clock.now() / 1000)}.${newSecret(4)}`;
  }
}

function contentOf(json: Json) {
  return {
    externalId: text(json.external_id) ?? '',
    callbackId: text(json.callback_id) ?? '',
    privateMetadata: text(json.private_metadata) ?? '',
    title: json.title ? object(json.title) : null,
    submit: json.submit ? object(json.submit) : null,
    close: json.close ? object(json.close) : null,
    clearOnClose: json.clear_on_close === true,
    notifyOnClose: json.notify_on_close === true,
    blocks: withBlockIds(Array.isArray(json.blocks) ? json.blocks.map(object) : []),
  };
}
