import { isJson, type Json, objects } from '../../json.ts';
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
  if (type.includes('conversations') || type.includes('channels'))
    return channelsOf(sights)
      .filter((channel) => channel.kind !== 'im')
      .map(({ id, name }) => ({ key: id, label: `#${name}`, value: id }));
  const grouped = objects(element.option_groups).flatMap((group) =>
    objects(group.options).map((option) => offerOf(option, wordsOf(group.label))),
  );
  return [
    ...[...objects(element.options), ...external].map((option) => offerOf(option)),
    ...grouped,
  ];
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
