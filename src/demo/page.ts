import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** Builds the page into `folder`; a second or two. Throws with the builder's own words. */
export async function buildPage(folder: string): Promise<void> {
  await build({
    configFile: fileURLToPath(new URL('../sandbox/page/vite.config.ts', import.meta.url)),
    logLevel: 'error',
    build: { outDir: folder },
  });
}
