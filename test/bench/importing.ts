import { writeFile } from 'node:fs/promises';
import { longRegister } from './long-register.ts';
import { measure } from './measured.ts';
import { type Row, table } from './report.ts';
import { oneRegister, type Stage } from './stage.ts';

const ITEMS = 10_000;

/** Reading a long file, against the parser alone. */
export async function reading(stage: Stage): Promise<void> {
  const file = await longFile(stage);
  const rows = [await parsed(file), { what: 'read', ...(await measure('read', file)) }];
  stage.print(table(rows));
}

/** Importing a long file into PostgreSQL in one transaction, and importing it again, against the parser alone. */
export async function importing(stage: Stage): Promise<void> {
  const file = await longFile(stage);
  const database = await stage.database();
  const register = await oneRegister(database.sql);
  const into = [database.url, String(register.workspaceId), String(register.id), file];
  const baseline = await parsed(file);
  const imported = await measure('import-file', ...into);
  const again = await measure('import-file', ...into);
  const rows = [
    baseline,
    { what: 'import', ...imported },
    { what: 'import again, unchanged', ...again },
  ];
  stage.print(table(rows));
  await database.close();
}

async function parsed(file: string): Promise<Row> {
  return { what: 'parse alone (mdast, GFM)', ...(await measure('parse', file, String(ITEMS))) };
}

async function longFile(stage: Stage): Promise<string> {
  const file = stage.file(`register-of-${ITEMS}.md`);
  const text = longRegister(ITEMS);
  await writeFile(file, text);
  stage.print(
    `a file of ${ITEMS.toLocaleString('en')} items, ${(text.length / 1e6).toFixed(1)} MB`,
  );
  return file;
}
