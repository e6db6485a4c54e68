import { createContext, useContext, useEffect, useState } from 'react';

export type Theme = 'light' | 'dark';

/** The theme that everything is drawn in. */
export const ThemeContext = createContext<Theme>('light');

/** For what draws by itself: the renderer of static blocks, the charts. */
export function useTheme(): Theme {
  return useContext(ThemeContext);
}

const kept = 'theme';
const system = window.matchMedia('(prefers-color-scheme: dark)');

/** The theme of this browser, that of the system until somebody chooses, and how to change it. */
export function useChosenTheme(): [Theme, (theme: Theme) => void] {
  const [chosen, setChosen] = useState(localStorage.getItem(kept));
  const [isSystemDark, setSystemDark] = useState(system.matches);
  useEffect(() => {
    const follow = () => setSystemDark(system.matches);
    system.addEventListener('change', follow);
    return () => system.removeEventListener('change', follow);
  }, []);
  const byDefault = isSystemDark ? 'dark' : 'light';
  const theme = chosen === 'dark' || chosen === 'light' ? chosen : byDefault;
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  const choose = (next: Theme) => {
    localStorage.setItem(kept, next);
    setChosen(next);
  };
  return [theme, choose];
}
