import '../styles/cards.css';
import { type ReactNode, useId, useState } from 'react';
import { isJson, type Json, object, objects } from '../../json.ts';
import { Blocks, type Placement } from './blocks.tsx';
import { Element } from './element.tsx';
import { Picture } from './picture.tsx';
import { wordsOf } from './plain-text.ts';
import { StaticBlocks } from './static-block.tsx';
import { Words } from './words.tsx';

/** A `card`, by itself or in a carousel. */
export function Card({ block, ...placement }: Placement & { block: Json }) {
  const { hero_image: hero, icon, slack_icon: sign } = block;
  const actions = objects(block.actions);
  return (
    <section className="card" aria-label={wordsOf(block.title) || undefined}>
      {isJson(hero) && <Picture image={hero} className="card-hero" />}
      <div className="card-body">
        <header>
          {isJson(icon) && <Picture image={icon} className="picture-icon" />}
          {isJson(sign) && <span className="card-sign">{String(sign.name)}</span>}
          <div>
            <strong>
              <Words text={block.title} />
            </strong>
            <small>
              <Words text={block.subtitle} />
            </small>
          </div>
        </header>
        <Words text={block.body} />
        <small>
          <Words text={block.subtext} />
        </small>
        {actions.length > 0 && (
          <div className="block-actions">
            {actions.map((element, at) => (
              <Element
                key={String(element.action_id ?? at)}
                element={element}
                block={block}
                {...placement}
              />
            ))}
          </div>
        )}
      </div>
    </section>
  );
}

/** A `carousel`: its cards in a row that scrolls. */
export function Carousel({ block, ...placement }: Placement & { block: Json }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reached by keyboard
    <section className="card-row" aria-label="Carousel" tabIndex={0}>
      {objects(block.elements).map((card, at) => (
        <Card key={String(card.block_id ?? at)} block={card} {...placement} />
      ))}
    </section>
  );
}

/** A `container`: a frame with a title around other blocks, folded away where the app lets people do so. */
export function Container({ block, ...placement }: Placement & { block: Json }) {
  const [isOpen, setOpen] = useState(block.default_collapsed !== true);
  const id = useId();
  const title = (
    <>
      {isJson(block.icon) && <Picture image={block.icon} className="picture-icon" />}
      <strong>{containerTitle(block)}</strong>
      <small>
        <Words text={block.subtitle} />
      </small>
    </>
  );
  return (
    <section className="container" aria-labelledby={id}>
      <header id={id} className={block.has_header_divider === true ? 'container-line' : undefined}>
        {block.is_collapsible === true ? (
          <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            <span aria-hidden="true">{isOpen ? '▾' : '▸'}</span>
            {title}
          </button>
        ) : (
          title
        )}
      </header>
      {isOpen && <Blocks blocks={objects(block.blocks ?? block.child_blocks)} {...placement} />}
    </section>
  );
}

function containerTitle(block: Json): ReactNode {
  if (isJson(block.rich_text_title))
    return <StaticBlocks blocks={[object(block.rich_text_title)]} />;
  return wordsOf(block.title);
}
