import { useEffect, useState } from 'react';
import { type Json, objects, textOfObject } from '../../json.ts';
import { channelsOf, type Sights, useSights } from '../live.ts';
import type { ElementProps } from './element.tsx';

interface Offer {
  key: string;
  label: string;
  value: unknown;
}

/** A select of any source, one or several; an overflow menu. */
export function Choice({
  element,
  id,
  label,
  value,
  tell,
  isInvalid,
  ask,
}: ElementProps & { ask: (typed: string) => Promise<Json[]> }) {
  const sights = useSights();
  const external = useExternal(element, ask);
  const type = String(element.type);
  const field = fieldOf(type);
  const isMany = type.startsWith('multi_');
  const offers = withChosen(offersOf(element, sights, external.options), value[field]);
  const chosen = [value[field]].flat().map(keyOf);
  const change = (keys: string[]) => {
    const picked = keys.flatMap((key) => offers.find((offer) => offer.key === key)?.value ?? []);
    tell({ [field]: isMany ? picked : (picked[0] ?? null) }, true);
  };
  const name = type === 'overflow' ? 'More choices' : label;
  return (
    <span className="block-choice">
      {external.isOn && (
        <input
          type="search"
          aria-label={`Search ${name}`}
          onChange={(event) => external.search(event.target.value)}
        />
      )}
      <select
        id={id}
        aria-label={name}
        aria-invalid={isInvalid}
        aria-describedby={`${id}-error`}
        multiple={isMany}
        value={isMany ? chosen : (chosen[0] ?? '')}
        onChange={(event) =>
          change([...event.target.selectedOptions].map((option) => option.value).filter(Boolean))
        }
      >
        {!isMany && <option value="">{textOfObject(element.placeholder) || '…'}</option>}
        {offers.map((offer) => (
          <option key={offer.key} value={offer.key}>
            {offer.label}
          </option>
        ))}
      </select>
    </span>
  );
}

function useExternal(element: Json, ask: (typed: string) => Promise<Json[]>) {
  const isOn = String(element.type).includes('external');
  const [options, setOptions] = useState<Json[]>([]);
  const [typed, setTyped] = useState('');
  const least = Number(element.min_query_length ?? 3);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `ask` is new at every turn; what was typed decides
  useEffect(() => {
    if (isOn && typed.length >= least) void ask(typed).then(setOptions);
  }, [isOn, typed, least]);
  return { isOn, options, search: setTyped };
}

function fieldOf(type: string): string {
  if (type.includes('users')) return type.startsWith('multi_') ? 'selected_users' : 'selected_user';
  const many = type.startsWith('multi_') ? 's' : '';
  if (type.includes('conversations')) return `selected_conversation${many}`;
  if (type.includes('channels')) return `selected_channel${many}`;
  return `selected_option${many}`;
}

function offersOf(element: Json, sights: Sights, external: Json[]): Offer[] {
  const type = String(element.type);
  if (type.includes('users'))
    return (sights.workspace?.people ?? [])
      .filter((person) => !person.isDeactivated)
      .map(({ id, handle, realName }) => ({ key: id, label: `${realName} @${handle}`, value: id }));
  if (type.includes('conversations') || type.includes('channels'))
    return channelsOf(sights)
      .filter((channel) => channel.kind !== 'im')
      .map(({ id, name }) => ({ key: id, label: `#${name}`, value: id }));
  const groups = objects(element.option_groups).flatMap((group) => objects(group.options));
  const options = [...objects(element.options), ...groups, ...external];
  return options.map((option) => ({
    key: keyOf(option),
    label: textOfObject(option.text),
    value: option,
  }));
}

/** What was chosen before stays on offer, though a later search brings others. */
function withChosen(offers: Offer[], chosen: unknown): Offer[] {
  const missing = objects([chosen].flat()).filter(
    (option) => !offers.some((offer) => offer.key === keyOf(option)),
  );
  return [
    ...offers,
    ...missing.map((value) => ({ key: keyOf(value), label: textOfObject(value.text), value })),
  ];
}

function keyOf(value: unknown): string {
  if (typeof value === 'string') return value;
  const [option] = objects([value]);
  return String(option?.value ?? '');
}
