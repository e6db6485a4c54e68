import { useEffect, useState } from 'react';
import { isJson, type Json, objects } from '../../json.ts';
import { useSights } from '../live.ts';
import { PopupMenu } from '../overlay/popup-menu.tsx';
import { openAddress } from './buttons.tsx';
import { ComboField } from './combo-field.tsx';
import type { ElementProps } from './element.tsx';
import { keyOf, offersOf, withChosen } from './offers.ts';
import { wordsOf } from './plain-text.ts';

/** A select of any source, one or several. */
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
  const chosen = [value[field]].flat().map(keyOf).filter(Boolean);
  const change = (keys: string[]) => {
    const most = Number(element.max_selected_items ?? keys.length);
    const picked = keys
      .slice(0, most)
      .flatMap((key) => offers.find((offer) => offer.key === key)?.value ?? []);
    tell({ [field]: isMany ? picked : (picked[0] ?? null) }, true);
  };
  return (
    <ComboField
      id={id}
      label={label}
      placeholder={wordsOf(element.placeholder)}
      offers={offers}
      chosen={chosen}
      isMany={isMany}
      isInvalid={isInvalid}
      onChange={change}
      {...(external.isOn && { onSearch: external.search })}
    />
  );
}

/** The "⋯" of an overflow menu. */
export function Overflow({ element, tell }: ElementProps) {
  const entries = objects(element.options).map((option) => ({
    key: String(option.value),
    name: wordsOf(option.text),
    ...(isJson(option.description) && { description: wordsOf(option.description) }),
    run: () => {
      openAddress(option);
      tell({ selected_option: option }, true);
    },
  }));
  return (
    <PopupMenu label="More choices" className="block-button" entries={entries}>
      ⋯
    </PopupMenu>
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

/** The name of a select's value in Slack's state. */
function fieldOf(type: string): string {
  if (type.includes('users')) return type.startsWith('multi_') ? 'selected_users' : 'selected_user';
  const many = type.startsWith('multi_') ? 's' : '';
  if (type.includes('conversations')) return `selected_conversation${many}`;
  if (type.includes('channels')) return `selected_channel${many}`;
  return `selected_option${many}`;
}
