import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The text of a file of the project, by its path from the root. */
export function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** Paths from the root of all files under a folder. */
export function filesUnder(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)));
}

/** What `npm run build` leaves out. */
const buildExcludes = z
  .object({ exclude: z.array(z.string()) })
  .parse(JSON.parse(read('tsconfig.build.json'))).exclude;

/** The path is in the project, or `npm run build` makes it. */
export function existsOrIsBuilt(path: string): boolean {
  const plain = path.replace(/^\.\//, '').replace(/\/$/, '');
  if (plain === 'dist') return existsSync(join(ROOT, 'tsconfig.build.json'));
  if (!plain.startsWith('dist/')) return existsSync(join(ROOT, plain));
  const source = plain.replace(/^dist/, 'src').replace(/\.js$/, '.ts');
  const isLeftOut = buildExcludes.some((left) => source === left || source.startsWith(`${left}/`));
  return !isLeftOut && existsSync(join(ROOT, source));
}

const IN_OUR_FOLDERS = /^(?:\.\/)?(?:src|test|docs|sql|dist|\.ci|\.github)(?:\/[\w.-]+)*\/?$/;
const IN_THE_ROOT = /^(?:\.\/)?(?:Dockerfile|LICENSE|[\w.-]+\.(?:json|yaml|mjs|ts))$/;

/** The words of a command or sentence that are paths of this project. */
export function pathsIn(text: string): string[] {
  return text
    .split(/[\s"'`()[\],;|]+/)
    .map((word) => word.replace(/[.:]$/, ''))
    .filter((word) => IN_OUR_FOLDERS.test(word) || IN_THE_ROOT.test(word));
}

/** Where a Markdown file links to inside the project, as paths from the root. */
export function linksIn(path: string): string[] {
  return [...read(path).matchAll(/\]\((?!\w+:|#)([^)#\s]+)[^)]*\)/g)].map(([, target]) =>
    join(dirname(path), target ?? ''),
  );
}

export const packageJson = z
  .object({
    scripts: z.record(z.string(), z.string()),
    bin: z.record(z.string(), z.string()),
    files: z.array(z.string()),
    dependencies: z.record(z.string(), z.string()),
    optionalDependencies: z.record(z.string(), z.string()),
    devDependencies: z.record(z.string(), z.string()),
  })
  .parse(JSON.parse(read('package.json')));

/** The scripts of package.json that a text tells to run. */
export function scriptsIn(text: string): string[] {
  const named = [...text.matchAll(/\bnpm run (?:--silent )?([\w:-]+)/g)].map(([, name]) => name);
  const short = [...text.matchAll(/\bnpm (test|start)\b/g)].map(([, name]) => name);
  return [...named, ...short].filter((name) => name !== undefined);
}

/** The variables that src/config.ts reads. */
export function configVariables(): string[] {
  const names = [...read('src/config.ts').matchAll(/^\s+([A-Z][A-Z_]+):/gm)].map(
    ([, name]) => name,
  );
  return [...new Set(names.filter((name) => name !== undefined))].sort();
}
