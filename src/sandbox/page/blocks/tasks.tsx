import '../styles/cards.css';
import { isJson, type Json, objects } from '../../json.ts';
import { StaticBlocks } from './static-block.tsx';

/** How far a task is, as a sign and in words. */
const statuses: Record<string, { sign: string; words: string }> = {
  pending: { sign: '○', words: 'Pending' },
  in_progress: { sign: '◐', words: 'In progress' },
  complete: { sign: '✓', words: 'Complete' },
  error: { sign: '✕', words: 'Failed' },
};

/** A `plan`: a title over its tasks. */
export function Plan({ block }: { block: Json }) {
  return (
    <section className="container" aria-label={String(block.title)}>
      <strong>{String(block.title)}</strong>
      {objects(block.tasks).map((task) => (
        <Task key={String(task.task_id)} block={task} />
      ))}
    </section>
  );
}

/** A `task_card`: how far the task is, what is told of it, and where that comes from. */
export function Task({ block }: { block: Json }) {
  const status = String(block.status);
  const { sign, words } = statuses[status] ?? { sign: '?', words: status };
  const told = [block.details, block.output].filter(isJson);
  return (
    <section className={`task task-${status}`} aria-label={String(block.title)}>
      <span className="task-sign" aria-hidden="true">
        {sign}
      </span>
      <strong>{String(block.title)}</strong>
      <small>{words}</small>
      {told.length > 0 && (
        <div className="task-told">
          <StaticBlocks blocks={told} />
        </div>
      )}
      <p className="task-told">
        {objects(block.sources).map(({ url, text }) => (
          <a key={String(url)} href={String(url)} target="_blank" rel="noreferrer">
            {String(text)}
          </a>
        ))}
      </p>
    </section>
  );
}
