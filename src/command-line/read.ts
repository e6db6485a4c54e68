import { readRegisterFile } from '../markdown/read.ts';
import { toReadJson } from '../markdown/read-json.ts';
import { describeUnderstood } from '../markdown/understood.ts';
import { bytesOf } from './files.ts';
import { print } from './shell.ts';

/** `read`: says what is understood of a file, without a database. */
export async function read(file: string, options: { json?: true }): Promise<void> {
  const document = readRegisterFile(await bytesOf(file));
  print([options.json ? JSON.stringify(toReadJson(document)) : describeUnderstood(document)]);
}
