import { tellsAtOnce, useElement } from './actions.ts';
import type { Doing } from './commands.ts';
import { findElement, labelOf, valueFor, type Which } from './driver-elements.ts';
import { fileJson, fileType, maxInputFileBytes } from './files.ts';
import { newId } from './ids.ts';
import { elementsOf, inputKey, type PlacedElement } from './inputs.ts';
import { type Json, object, textOfObject } from './json.ts';
import { textOf, valueText } from './screen.ts';
import type { SandboxState } from './state.ts';
import { closeView, submitView } from './submissions.ts';
import type { View } from './views.ts';
import type { Person } from './world.ts';

/** What came of pressing submit. `errors` by field label; `trouble` is Slack's own word about a failed submission. */
export interface Submitted {
  outcome: 'closed' | 'errors' | 'updated' | 'pushed' | 'trouble';
  errors: Record<string, string>;
  trouble?: string;
}

/** The modal on top of a person's screen. It speaks of the view that was there when it was asked for. */
export class ModalDriver {
  readonly view: View;
  private readonly state: SandboxState;
  private readonly person: Person;

  constructor(state: SandboxState, person: Person, view: View) {
    this.state = state;
    this.person = person;
    this.view = view;
  }

  get title(): string {
    return textOfObject(this.view.title);
  }

  /** Everything that can be read in it. */
  get text(): string {
    return textOf(this.view);
  }

  /** What stands in the fields, by label; '' where nothing does. */
  get fields(): Record<string, string> {
    const entries = elementsOf(this.view.blocks)
      .filter(({ element }) => element.type !== 'button')
      .map((placed) => [
        labelOf(placed),
        valueText(this.view.inputs.get(inputKey(placed.blockId, placed.actionId))),
      ]);
    return Object.fromEntries(entries);
  }

  /** The errors at the fields, by label. */
  get errors(): Record<string, string> {
    const labels = new Map(
      this.view.blocks.map((block) => [String(block.block_id), textOfObject(block.label)]),
    );
    const entries = Object.entries(this.view.fieldErrors);
    return Object.fromEntries(
      entries.map(([blockId, error]) => [labels.get(blockId) ?? blockId, error]),
    );
  }

  /**
   * Enters values by label: typed text, an option's words, "@ben", "#general", "2026-12-01", a list for several, null to
   * empty. Elements that tell the app at once do so, one after the other.
   */
  async fill(values: Record<string, string | string[] | null>): Promise<this> {
    for (const [label, wanted] of Object.entries(values)) {
      const placed = findElement(this.view.blocks, { text: label });
      const value = await valueFor(this.state, this.doing(), { view: this.view }, placed, wanted);
      await this.enter(placed, value);
    }
    return this;
  }

  /** Presses a button in the modal, or uses another element with the option of these words. */
  async click(which: Which, option?: string): Promise<this> {
    const placed = findElement(this.view.blocks, which);
    const value = await valueFor(
      this.state,
      this.doing(),
      { view: this.view },
      placed,
      option ?? null,
    );
    await useElement(this.state, this.doing(), { view: this.view }, placed, value);
    return this;
  }

  /** Puts a file into a file field. Throws `file_type_not_allowed` or `file_too_large` as Slack's client refuses it. */
  async upload(label: string, file: { name: string; content: string | Buffer }): Promise<this> {
    const placed = findElement(this.view.blocks, { text: label });
    const content = Buffer.from(file.content);
    const { filetypes } = placed.element;
    const extension = file.name.split('.').pop() ?? '';
    const isAllowed =
      !Array.isArray(filetypes) ||
      filetypes.includes(extension) ||
      filetypes.includes(fileType(file.name));
    if (!isAllowed) throw new Error('file_type_not_allowed');
    if (content.byteLength > maxInputFileBytes) throw new Error('file_too_large');
    const stored = this.state.files.add({
      name: file.name,
      title: file.name,
      userId: this.person.id,
      content,
      announcedBytes: content.byteLength,
      createdAtSeconds: Math.floor(this.state.clock.now() / 1000),
      isComplete: true,
    });
    await this.enter(placed, {
      files: [fileJson(stored, this.state.baseUrl, this.state.world.team.id)],
    });
    return this;
  }

  /** Presses submit and resolves when the app's ack was followed. Throws when the view has no submit button. */
  async submit(): Promise<Submitted> {
    if (!this.view.submit)
      throw new Error(`"${this.title}" has no submit button; it reads:\n${this.text}`);
    const hash = this.view.hash;
    await submitView(this.state, this.doing(), this.view);
    const stack = this.state.views.stackOf(this.person.id);
    const base = { errors: this.errors, ...(this.view.trouble && { trouble: this.view.trouble }) };
    if (this.view.trouble) return { ...base, outcome: 'trouble' };
    if (Object.keys(this.errors).length > 0) return { ...base, outcome: 'errors' };
    if (!stack.includes(this.view)) return { ...base, outcome: 'closed' };
    return {
      ...base,
      outcome: stack.at(-1) === this.view && this.view.hash !== hash ? 'updated' : 'pushed',
    };
  }

  /** Presses the close button. */
  close(): Promise<void> {
    return closeView(this.state, this.doing());
  }

  private doing(): Doing {
    return { id: newId('I'), person: this.person };
  }

  private async enter(placed: PlacedElement, value: Json): Promise<void> {
    if (tellsAtOnce(placed))
      return useElement(this.state, this.doing(), { view: this.view }, placed, value);
    const key = inputKey(placed.blockId, placed.actionId);
    this.view.inputs.set(key, { ...object(this.view.inputs.get(key)), ...value });
    this.state.signal.emit();
  }
}
