import { join } from 'node:path';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { cloneDatabase, startTestServer } from '../support/test-server.ts';
import { asking } from './asking.ts';
import { delivering } from './delivering.ts';
import { importing, reading } from './importing.ts';
import { machine } from './report.ts';
import type { Stage } from './stage.ts';
import { ticking } from './ticking.ts';

// `npm run bench`, or `npm run bench -- tick read` for some sections. Prints how long things take as ratios to a baseline
// that is measured in the same run; asserts nothing, as time depends on the machine.

const sections: Readonly<Record<string, (stage: Stage) => Promise<void>>> = {
  read: reading,
  import: importing,
  tick: ticking,
  commands: asking,
  delivery: delivering,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in sections));
if (unknown.length > 0) {
  console.error(
    `There is no section ${unknown.join(', ')}; there are ${Object.keys(sections).join(', ')}.`,
  );
  process.exit(2);
}

const { folder, remove } = await temporaryFolder('debt-register-bench-');
const server = await startTestServer();
const stage: Stage = {
  database: () => cloneDatabase(server.url),
  file: (name) => join(folder, name),
  print: (text) => console.log(text),
};
try {
  for (const [name, section] of Object.entries(sections)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    console.log(`\n## ${name}: ${machine()}`);
    await section(stage);
  }
} finally {
  await server.stop();
  await remove();
}
