import type { CommandWord } from '../../command/command.ts';
import { formatFilters, type ListFilters } from '../../command/filters.ts';
import { usageOf } from '../../command/usage.ts';
import type { NextItem } from '../../domain/next.ts';
import type { Place } from '../../domain/patch.ts';
import type { Quarter } from '../../domain/quarter.ts';
import { isMaintainer, type Register } from '../../domain/register.ts';
import { type OutsideName, seenFrom } from '../../domain/register-name.ts';
import { todayOf } from '../../register/context.ts';
import { diagnose } from '../../register/doctor.ts';
import { type Feed, type FeedAsked, feedOf } from '../../register/feed.ts';
import { historyOf } from '../../register/history.ts';
import { listDebt } from '../../register/list.ts';
import { matrixOf } from '../../register/matrix.ts';
import { seesOtherRegisters } from '../../register/move.ts';
import { NEXT_PAGE_SIZE, nextOf } from '../../register/next.ts';
import { overviewOf } from '../../register/overview.ts';
import { namedPlace, type Readers, withPlaceNames } from '../../register/place-names.ts';
import { progressOf } from '../../register/progress.ts';
import { mayChange } from '../../register/rights.ts';
import { payoffSchedule } from '../../register/schedule.ts';
import { showDebt } from '../../register/show.ts';
import { cardMessage } from '../../view/card.ts';
import { doctorMessage } from '../../view/doctor.ts';
import { feedMessage } from '../../view/feed.ts';
import { commandHelpMessage, helpMessage } from '../../view/help.ts';
import { historyMessage } from '../../view/history.ts';
import { listMessage } from '../../view/list.ts';
import { matrixMessage } from '../../view/matrix.ts';
import type { Message } from '../../view/message.ts';
import { nextMessage } from '../../view/next.ts';
import { overviewMessage } from '../../view/overview.ts';
import { readOnly } from '../../view/permitted.ts';
import { progressMessage } from '../../view/progress.ts';
import { scheduleMessage } from '../../view/schedule.ts';
import { listed } from '../../view/text.ts';
import type { Looking } from './asked.ts';

/** `/debt`: the quarter, the asker's items, what needs a decision. */
export async function seeOverview(looking: Looking): Promise<Message> {
  const { context, actor, register, ephemeral } = looking;
  const overview = await overviewOf(context, actor, register);
  return overviewMessage({ ...named(register), ...overview }, { today: today(looking), ephemeral });
}

/** A page of the items that filters let through. */
export async function seeList(
  looking: Looking,
  filters: ListFilters,
  page: number,
): Promise<Message> {
  const { context, actor, register, ephemeral, hereId } = looking;
  const list = await listDebt(context, actor, register, filters, page);
  const { firstMonth } = register;
  const { registers, items } = list;
  const shown = { ...list, items: items.map((item) => withHandle(item, registers, hereId)) };
  const registerName = namesOf(registers, filters);
  return listMessage(
    {
      registerId: register.id,
      registerName,
      ...shown,
      filters,
      filterText: formatFilters(filters),
    },
    { today: today(looking), firstMonth, ephemeral },
  );
}

/** What a list goes through, in words. */
function namesOf(registers: readonly Register[], { everywhere }: ListFilters): string {
  if (everywhere) return 'All registers that you see';
  return listed(registers.map(({ name }) => name));
}

/** An item of one of some registers as it is called where the answer stands. */
function withHandle<Item extends { readonly registerId: number }>(
  item: Item,
  registers: readonly Register[],
  hereId: Looking['hereId'],
): Item & OutsideName {
  const register = registers.find(({ id }) => id === item.registerId);
  return register ? seenFrom(item, register, hereId) : item;
}

/** A page of what to do next among the items that filters let through. */
export async function seeNext(
  looking: Looking,
  filters: ListFilters,
  page: number,
): Promise<Message> {
  const { context, actor, register, ephemeral, hereId } = looking;
  const next = await nextOf(context, actor, register, filters, page);
  const filterText = formatFilters(filters);
  const { registers } = next;
  const handled = ({ debt, ...rest }: NextItem) => ({
    debt: withHandle(debt, registers, hereId),
    ...rest,
  });
  const shown = {
    registerId: register.id,
    registerName: namesOf(registers, filters),
    ...next,
    ranked: next.ranked.map(handled),
    toAssess: next.toAssess.map((debt) => withHandle(debt, registers, hereId)),
    pageSize: NEXT_PAGE_SIZE,
    filterText,
  };
  return nextMessage(shown, { ephemeral });
}

/** The item card; with Undo for what the person just did. @throws Refusal for an unknown number. */
export async function seeItem(
  looking: Looking,
  number: number,
  changeSet: string | null = null,
): Promise<Message> {
  const { context, actor, register, ephemeral, hereId } = looking;
  const [{ debt, recent, mergedInto, offer }, mayMove] = await Promise.all([
    showDebt(context, actor, register, number),
    seesOtherRegisters(context, actor, register),
  ]);
  const known = { known: [register], readers: readersOf(looking) };
  const told = await withPlaceNames(context, actor, recent, known);
  const card = cardMessage(seenFrom(debt, register, hereId), told, {
    now: context.now(),
    mergedInto: mergedInto && (await calledPlace(looking, mergedInto)),
    offer,
    mayMove: mayMove && !actor.isOutsider,
    today: today(looking),
    firstMonth: register.firstMonth,
    viewer: ephemeral ? actor.userId : null,
    ephemeral,
    changeSet,
  });
  if (mayChange(register, actor, debt)) return card;
  return { text: card.text, blocks: readOnly(card.blocks) };
}

/** A page of an item's history. @throws Refusal for an unknown number. */
export async function seeHistory(looking: Looking, number: number, page: number): Promise<Message> {
  const { context, actor, register, ephemeral, hereId } = looking;
  const history = await historyOf(context, actor, register, number, page);
  const known = { known: [register], readers: readersOf(looking) };
  const entries = await withPlaceNames(context, actor, history.entries, known);
  const debt = seenFrom(history.debt, register, hereId);
  return historyMessage(
    { ...history, debt, entries },
    { firstMonth: register.firstMonth, ephemeral },
  );
}

/** A page of what was done in the register. */
export async function seeChanges(
  looking: Looking,
  { since, by }: FeedAsked,
  page: number,
): Promise<Message> {
  const { context, actor, register, ephemeral } = looking;
  const feed = await feedOf(context, actor, register, { since, by }, page);
  const { firstMonth } = register;
  const entries = await entriesCalled(looking, feed.entries);
  return feedMessage(
    { ...named(register), ...feed, entries, since, by },
    { firstMonth, ephemeral },
  );
}

/** How a quarter goes; null is the present one. */
export async function seeProgress(looking: Looking, quarter: Quarter | null): Promise<Message> {
  const { context, actor, register, ephemeral } = looking;
  const progress = await progressOf(context, actor, register, quarter);
  return progressMessage({ ...named(register), ...progress }, { ephemeral });
}

/** The quarters with their items. */
export async function seeSchedule(looking: Looking): Promise<Message> {
  const { context, actor, register, ephemeral } = looking;
  const quarters = await payoffSchedule(context, actor, register);
  return scheduleMessage({ ...named(register), quarters }, { ephemeral });
}

/** The open items by impact and effort. */
export async function seeMatrix(looking: Looking): Promise<Message> {
  const { context, actor, register, ephemeral } = looking;
  const matrix = await matrixOf(context, actor, register);
  return matrixMessage({ ...named(register), ...matrix }, { ephemeral });
}

/** A page of what is missing or contradicts itself, with what mends it. */
export async function seeDoctor(looking: Looking, page: number): Promise<Message> {
  const { context, actor, register, ephemeral } = looking;
  const diagnosis = await diagnose(context, actor, register, page);
  const { firstMonth } = register;
  return doctorMessage(
    { ...named(register), ...diagnosis },
    { today: today(looking), firstMonth, ephemeral, isMaintainer: isMaintainer(register, actor) },
  );
}

/** How one command is typed, or what can be said at all. */
export function seeHelp(topic: CommandWord | null): Message {
  const usage = topic === null ? null : usageOf(topic);
  return usage ? commandHelpMessage(usage) : helpMessage();
}

function named({ id, name, archivedAt }: Register) {
  const registerName = archivedAt === null ? name : `${name} (archived)`;
  return { registerId: id, registerName };
}

/** What was done, with the items as they are called where the answer stands. */
async function entriesCalled(looking: Looking, entries: Feed['entries']): Promise<Feed['entries']> {
  const { context, actor, register, hereId } = looking;
  const known = { known: [register], readers: readersOf(looking) };
  return Promise.all(
    entries.map(async (entry) => {
      const items = await withPlaceNames(context, actor, entry.items, known);
      return { ...entry, items: items.map((item) => seenFrom(item, register, hereId)) };
    }),
  );
}

function calledPlace({ context, actor, register, hereId }: Looking, place: Place) {
  return place.registerId === register.id
    ? seenFrom(place, register, hereId)
    : namedPlace(context, actor, place);
}

function readersOf({ ephemeral }: Looking): Readers {
  return ephemeral ? 'actor' : 'channel';
}

function today({ context, register }: Looking) {
  return todayOf(register, context.now());
}
