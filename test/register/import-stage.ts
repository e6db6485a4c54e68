import type { Register } from '../../src/domain/register.ts';
import type { RegisterContext } from '../../src/register/context.ts';
import { importFile } from '../../src/register/import.ts';

/** Imports a file as the shell does, without a preview. */
export function bring(context: RegisterContext, register: Register, text: string) {
  return importFile(context, register, { fileName: 'DEBT.md', text, repairs: [] });
}

/** How much a register holds: what an import that changes nothing leaves as it was. */
export async function countsOf({ sql }: RegisterContext, { id }: Register): Promise<unknown> {
  const [counts] = await sql`
    select (select count(*) from debt where register_id = ${id}) as debts,
      (select sum(version) from debt where register_id = ${id}) as versions,
      (select count(*) from change where register_id = ${id}) as changes,
      (select count(*) from import where register_id = ${id}) as imports`;
  return counts;
}
