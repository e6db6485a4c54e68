import '../styles/blocks.css';
import { isJson, type Json, objects } from '../../json.ts';
import type { StateValues, SurfaceRef } from '../../protocol.ts';
import { Card, Carousel, Container } from './cards.tsx';
import { Chart } from './chart.tsx';
import { DataTable } from './data-table.tsx';
import { Element } from './element.tsx';
import { Alert, Context, Unknown } from './notices.tsx';
import { ImageBlock, VideoBlock } from './picture.tsx';
import { wordsOf } from './plain-text.ts';
import { StaticBlocks } from './static-block.tsx';
import { Plan, Task } from './tasks.tsx';
import { Words } from './words.tsx';

/** Where the blocks stand, what their fields hold, and who is told of a new value. */
export interface Placement {
  surface: SurfaceRef;
  values: StateValues;
  errors: Record<string, string>;
  onValue: (blockId: string, actionId: string, value: Json) => void;
}

/** Every block of a message, modal or Home, usable as in Slack. */
export function Blocks({ blocks, ...placement }: Placement & { blocks: Json[] }) {
  return (
    <div className="block-list">
      {blocks.map((block, at) => (
        <Block key={String(block.block_id ?? at)} block={block} {...placement} />
      ))}
    </div>
  );
}

function Block({ block, ...placement }: Placement & { block: Json }) {
  switch (block.type) {
    case 'actions':
    case 'context_actions':
      return (
        <div className="block-actions">
          {objects(block.elements).map((element, at) => (
            <Element
              key={String(element.action_id ?? at)}
              element={element}
              block={block}
              {...placement}
            />
          ))}
        </div>
      );
    case 'section':
      return <Section block={block} {...placement} />;
    case 'input':
      return <Input block={block} {...placement} />;
    case 'data_table':
    case 'table':
      return <DataTable block={block} />;
    case 'data_visualization':
      return <Chart block={block} />;
    case 'container':
      return <Container block={block} {...placement} />;
    case 'card':
      return <Card block={block} {...placement} />;
    case 'carousel':
      return <Carousel block={block} {...placement} />;
    default:
      return <Static block={block} />;
  }
}

/** Blocks that hold nothing to use. */
function Static({ block }: { block: Json }) {
  switch (block.type) {
    case 'alert':
      return <Alert block={block} />;
    case 'context':
      return <Context block={block} />;
    case 'divider':
      return <hr className="block-divider" />;
    case 'header':
      return <h3 className="block-header">{wordsOf(block.text)}</h3>;
    case 'image':
      return <ImageBlock block={block} />;
    case 'plan':
      return <Plan block={block} />;
    case 'task_card':
      return <Task block={block} />;
    case 'video':
      return <VideoBlock block={block} />;
    case 'markdown':
    case 'rich_text':
      return <StaticBlocks blocks={[block]} />;
    default:
      return <Unknown what="block" json={block} />;
  }
}

function Section({ block, ...placement }: Placement & { block: Json }) {
  const { accessory } = block;
  const fields = objects(block.fields);
  return (
    <div className="block-section">
      <div className="block-words">
        <Words text={block.text} />
        {fields.length > 0 && (
          <div className="block-fields">
            {fields.map((field, at) => (
              <div key={at}>
                <Words text={field} />
              </div>
            ))}
          </div>
        )}
      </div>
      {isJson(accessory) && <Element element={accessory} block={block} {...placement} />}
    </div>
  );
}

function Input({ block, ...placement }: Placement & { block: Json }) {
  const id = `field-${String(block.block_id)}`;
  const error = placement.errors[String(block.block_id)];
  const element = isJson(block.element) ? block.element : {};
  const hint = wordsOf(block.hint);
  return (
    <div className="block-input">
      <label htmlFor={id}>
        {wordsOf(block.label)}
        {block.optional === true && <span className="block-optional"> (optional)</span>}
      </label>
      <Element element={element} block={block} id={id} {...placement} />
      {error && (
        <p className="block-error" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
      {hint && (
        <p className="block-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
