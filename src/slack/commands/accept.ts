import type { Command } from '../../command/command.ts';
import type { Message } from '../../view/message.ts';
import { openModal } from '../open-modal.ts';
import type { Asked } from './asked.ts';
import { change } from './change.ts';
import { placeOf, placesOf } from './places.ts';

type Of<Kind extends Command['kind']> = Extract<Command, { kind: Kind }>;

/** Accepts items until a day, or opens the form that asks for what is missing. @throws Refusal and RuleError. */
export async function accept(asked: Asked, command: Of<'accept'>): Promise<Message | null> {
  const { until, why } = command;
  if (until !== null && why !== null) return change(asked, command, { kind: 'accept', until, why });
  const items = (await placesOf(asked, command.items)).map(({ register, number }) => ({
    registerId: register.id,
    number,
  }));
  const { id: registerId } = asked.register;
  return openModal(asked.deps, asked, { modal: 'accept', registerId, items, until, why });
}

/** Keeps what an item cost on one occasion, or opens the form that asks how much. @throws Refusal and RuleError. */
export async function hit(asked: Asked, command: Of<'hit'>): Promise<Message | null> {
  const { item, minutes, text, remarks } = command;
  if (minutes !== null) {
    const named = { items: [item], remarks };
    return change(asked, named, { kind: 'hit', minutes, text, permalink: null });
  }
  const { there, number } = await placeOf(asked, item);
  const form = { registerId: there.register.id, number, minutes, text };
  return openModal(asked.deps, there, { modal: 'hit', ...form, permalink: null });
}
