import { isJson, type Json, object, objects } from '../../json.ts';
import { channelsOf, type Sights } from '../live.ts';
import { wordsOf } from './plain-text.ts';

/** Something to choose; `value` is what Slack sends of it. */
export interface Offer {
  key: string;
  label: string;
  description?: string;
  /** the label of its option group */
  group?: string;
  value: unknown;
}

/** What a select offers to this person: its own options, people, channels, or what the app answered. */
export function offersOf(element: Json, sights: Sights, external: Json[]): Offer[] {
  const type = String(element.type);
  if (type.includes('users'))
    return (sights.workspace?.people ?? [])
      .filter((person) => !person.isDeactivated)
      .map(({ id, handle, realName }) => ({
        key: id,
        label: realName,
        description: `@${handle}`,
        value: id,
      }));
  if (type.includes('conversations') || type.includes('channels')) {
    const kinds = type.includes('channels') ? ['public'] : wantedKinds(element);
    return channelsOf(sights)
      .filter(({ kind, isArchived }) => kinds.includes(kind) && !isArchived)
      .map(({ id, name, kind }) => ({
        key: id,
        label: kind === 'im' ? (sights.workspace?.app.name ?? name) : `#${name}`,
        value: id,
      }));
  }
  const grouped = objects(element.option_groups).flatMap((group) =>
    objects(group.options).map((option) => offerOf(option, wordsOf(group.label))),
  );
  return [
    ...[...objects(element.options), ...external].map((option) => offerOf(option)),
    ...grouped,
  ];
}

/** composition-objects/conversation-filter-object on docs.slack.dev; the app's own conversation is one with a bot. */
function wantedKinds(element: Json): string[] {
  const filter = object(element.filter);
  const kinds = Array.isArray(filter.include) ? filter.include : ['public', 'private', 'im'];
  return kinds.filter((kind) => kind !== 'im' || filter.exclude_bot_users !== true).map(String);
}

/** What was chosen before stays on offer, though a later search brings others. */
export function withChosen(offers: Offer[], chosen: unknown): Offer[] {
  const missing = objects([chosen].flat()).filter(
    (option) => !offers.some((offer) => offer.key === keyOf(option)),
  );
  return [...offers, ...missing.map((option) => offerOf(option))];
}

/** What tells one choice from another: an id, or an option's value. */
export function keyOf(value: unknown): string {
  if (typeof value === 'string') return value;
  const [option] = objects([value]);
  return String(option?.value ?? '');
}

function offerOf(option: Json, group?: string): Offer {
  return {
    key: keyOf(option),
    label: wordsOf(option.text),
    ...(isJson(option.description) && { description: wordsOf(option.description) }),
    ...(group && { group }),
    value: option,
  };
}
