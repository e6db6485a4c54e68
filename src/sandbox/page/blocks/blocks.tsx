import '../styles/blocks.css';
import { isJson, type Json, objects } from '../../json.ts';
import type { StateValues, SurfaceRef } from '../../protocol.ts';
import { Chart } from './chart.tsx';
import { DataTable } from './data-table.tsx';
import { Element } from './element.tsx';
import { wordsOf } from './plain-text.ts';
import { StaticBlocks } from './static-block.tsx';

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
          {objects(block.elements).map((element) => (
            <Element
              key={String(element.action_id)}
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
      return (
        <section className="block-container" aria-label={wordsOf(block.title)}>
          <strong>{wordsOf(block.title)}</strong>
          <Blocks blocks={objects(block.blocks ?? block.child_blocks)} {...placement} />
        </section>
      );
    default:
      return <StaticBlocks blocks={[block]} />;
  }
}

function Section({ block, ...placement }: Placement & { block: Json }) {
  const { accessory, ...words } = block;
  return (
    <div className="block-section">
      <div className="block-words">
        <StaticBlocks blocks={[words]} />
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
