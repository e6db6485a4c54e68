import '@fontsource/lato/400.css';
import '@fontsource/lato/400-italic.css';
import '@fontsource/lato/700.css';
import '@fontsource/lato/900.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import './styles/base.css';

const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);
