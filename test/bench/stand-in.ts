import { startSandbox } from '../../src/sandbox/server.ts';
import { buildWorld } from '../../src/sandbox/world.ts';

/** A workspace of many channels and without limits, in a process of its own; asked, it tells what was posted. */
const [channels = '0'] = process.argv.slice(2);
const world = buildWorld({
  people: [{ handle: 'ana' }],
  channels: Array.from({ length: Number(channels) }, (_, at) => ({ name: `team-${1000 + at}` })),
});
const sandbox = await startSandbox({ world, rateLimits: { enabled: false } });
process.on('message', () => {
  process.send?.(sandbox.calls('chat.postMessage').map(({ args }) => args));
});
process.send?.({
  apiUrl: sandbox.apiUrl,
  token: sandbox.botToken,
  channels: [...world.channels.keys()],
});
