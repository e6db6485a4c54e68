import type { HomeView } from '@slack/types';
import type { Actor } from '../domain/register.ts';
import type { RegisterContext } from '../register/context.ts';
import { type Home, type HomeRegister, homeOf } from '../register/home.ts';
import { homeView, type ShownHome } from '../view/home.ts';
import type { Message } from '../view/message.ts';

/** Who reads a Home, and what the bot was not granted. */
export interface HomeReader {
  readonly actor: Actor;
  readonly missingScopes: readonly string[];
}

/**
 * A person's Home as it is now, with what is to be said to them above it. The same for one that was opened and for one that
 * is published by itself.
 * @throws Refusal for guests and people from elsewhere who see no register.
 */
export async function homeViewFor(
  context: RegisterContext,
  { actor, missingScopes }: HomeReader,
  notice: Message | null = null,
): Promise<HomeView> {
  const home = await homeOf(context, actor);
  return homeView({ ...shownHome(home), missingScopes, isOutsider: actor.isOutsider }, notice);
}

function shownHome(home: Home): Omit<ShownHome, 'missingScopes' | 'isOutsider'> {
  const { registers, choices, narrowedTo, items, offers, decisions, nudges } = home;
  const { health, isKeeper, today } = home;
  const isEmpty = registers.every(({ counts }) => counts.items === 0);
  return {
    ...{ narrowedTo, items, offers, decisions, nudges, health, isKeeper, today },
    registers: registers.map(shownRegister),
    choices: choices.map(({ id, name }) => ({ registerId: id, registerName: name })),
    isNew: isEmpty && offers.total === 0 && registers.length === choices.length,
  };
}

function shownRegister({ register, progress, counts, digest }: HomeRegister) {
  const isPaused = digest !== null && digest.pausedWhy !== null;
  return {
    registerId: register.id,
    registerName: register.name,
    ...{ progress, counts },
    homeChannel: register.homeChannel,
    nextDigestAt: isPaused ? null : (digest?.nextAt ?? null),
    pausedWhy: digest?.pausedWhy ?? null,
  };
}
