import { readFile } from 'node:fs/promises';
import { readRegisterFile } from '../../../src/markdown/read.ts';
import { tellTime } from '../measured.ts';

const [file = ''] = process.argv.slice(2);
const bytes = await readFile(file);
await tellTime(() => readRegisterFile(bytes).items.length);
