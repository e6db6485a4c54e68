import { isJson, type Json, object, objects } from '../../json.ts';
import type { ElementProps } from './element.tsx';
import { Words } from './words.tsx';

/** Checkboxes, or radio buttons; a description stands below its label. */
export function Boxes({ element, id, label, value, tell, isInvalid }: ElementProps) {
  const isMany = element.type === 'checkboxes';
  const chosen = [...objects(value.selected_options), object(value.selected_option)].map(
    (option) => option.value,
  );
  const change = (option: Json) => {
    if (!isMany) return tell({ selected_option: option }, true);
    const has = chosen.includes(option.value);
    const kept = objects(value.selected_options).filter((one) => one.value !== option.value);
    tell({ selected_options: has ? kept : [...kept, option] }, true);
  };
  return (
    <fieldset id={id} className="block-boxes" aria-invalid={isInvalid}>
      <legend className="block-hidden">{label}</legend>
      {objects(element.options).map((option) => (
        <label key={String(option.value)}>
          <input
            type={isMany ? 'checkbox' : 'radio'}
            name={id}
            checked={chosen.includes(option.value)}
            onChange={() => change(option)}
          />
          <Words text={option.text} />
          {isJson(option.description) && (
            <small>
              <Words text={option.description} />
            </small>
          )}
        </label>
      ))}
    </fieldset>
  );
}
