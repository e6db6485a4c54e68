import { readFile } from 'node:fs/promises';
import { importFile } from '../../../src/register/import.ts';
import { connect } from '../../../src/store/connect.ts';
import { registerById } from '../../../src/store/registers.ts';
import { tellTime } from '../measured.ts';

/** Imports a file into a register: in one transaction, and with everything that the shell's `import` does. */
const [databaseUrl = '', workspaceId = '', registerId = '', file = ''] = process.argv.slice(2);
const sql = connect(databaseUrl);
const register = await registerById(sql, Number(workspaceId), Number(registerId));
if (!register) throw new Error('there is no register');
const text = await readFile(file, 'utf8');
await tellTime(async () => {
  const fileName = 'TECHNICAL_DEBT.md';
  const context = { sql, now: () => new Date() };
  const { counts } = await importFile(context, register, { fileName, text, repairs: [] });
  return counts.additions + counts.changed + counts.unchanged;
});
await sql.end();
