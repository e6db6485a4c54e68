import type { KeyboardEvent } from 'react';
import type { ViewSight } from '../../protocol.ts';
import { act } from '../act.ts';
import { Blocks } from '../blocks/blocks.tsx';
import { useEntered } from '../blocks/entered.ts';
import { useMe, useSights } from '../live.ts';

export type AppTab = 'home' | 'messages' | 'about';

const tabs = ['home', 'messages', 'about'] as const;
const names: Record<AppTab, string> = { home: 'Home', messages: 'Messages', about: 'About' };

/** The tabs over the app's conversation; opening Home tells the app, which then publishes it. */
export function AppTabs({ tab, onTab }: { tab: AppTab; onTab: (tab: AppTab) => void }) {
  const me = useMe();
  const { home, workspace } = useSights();
  const open = (next: AppTab) => {
    onTab(next);
    if (next === 'home') void act(me, { do: 'home' });
  };
  const onKey = (event: KeyboardEvent<HTMLElement>) => {
    const step = { ArrowRight: 1, ArrowLeft: tabs.length - 1 }[event.key];
    const next = step && tabs[(tabs.indexOf(tab) + step) % tabs.length];
    if (!next) return;
    open(next);
    event.currentTarget.querySelectorAll('button')[tabs.indexOf(next)]?.focus();
  };
  return (
    <>
      <div
        role="tablist"
        aria-label={workspace?.app.name}
        className="shell-tabs"
        tabIndex={-1}
        onKeyDown={onKey}
      >
        {tabs.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            aria-selected={tab === name}
            tabIndex={tab === name ? 0 : -1}
            onClick={() => open(name)}
          >
            {names[name]}
          </button>
        ))}
      </div>
      {tab === 'home' && (
        <section className="shell-stream shell-home" aria-label="Home">
          {home ? <Home view={home} /> : <p>The app has published nothing here yet.</p>}
        </section>
      )}
      {tab === 'about' && (
        <section className="shell-stream shell-home" aria-label="About">
          <h3>{workspace?.app.name}</h3>
          <p>{workspace?.app.description}</p>
          <ul>
            {workspace?.commands.map(({ command, description, usageHint }) => (
              <li key={command}>
                <strong>{command}</strong> {usageHint}: {description}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Home({ view }: { view: ViewSight }) {
  const entered = useEntered(view.values);
  return <Blocks blocks={view.blocks} surface={{ view: view.id }} errors={{}} {...entered} />;
}
