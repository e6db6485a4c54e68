import { isJson, type Json, objects } from '../../json.ts';
import { Picture } from './picture.tsx';
import { Words } from './words.tsx';

/** What an `alert` of each level begins with, so that its colour does not tell it alone. */
const levels: Record<string, { sign: string; words: string }> = {
  default: { sign: 'ⓘ', words: 'Note' },
  info: { sign: 'ⓘ', words: 'Information' },
  success: { sign: '✓', words: 'Success' },
  warning: { sign: '⚠', words: 'Warning' },
  error: { sign: '⊘', words: 'Error' },
};

/** An `alert` of a modal. */
export function Alert({ block }: { block: Json }) {
  const level = String(block.level ?? 'default');
  const { sign, words } = levels[level] ?? { sign: 'ⓘ', words: level };
  return (
    <section className={`block-alert ${level}`} aria-label={words}>
      <span aria-hidden="true">{sign}</span>
      <Words text={block.text} />
    </section>
  );
}

/** A `context`: small grey words and little pictures in one row. */
export function Context({ block }: { block: Json }) {
  return (
    <div className="block-context">
      {objects(block.elements).map((element, at) =>
        element.type === 'image' ? (
          <Picture key={at} image={element} className="picture-icon" />
        ) : (
          <Words key={at} text={element} />
        ),
      )}
    </div>
  );
}

/** What this page does not know is shown as that, with what can be read of it, and never left out. */
export function Unknown({ what, json }: { what: 'block' | 'element'; json: Json }) {
  return (
    <div className="block-unknown">
      <strong>
        Unknown {what}: {String(json.type)}
      </strong>
      {isJson(json.text) && <Words text={json.text} />}
    </div>
  );
}
