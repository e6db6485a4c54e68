/**
 * A whole bot as `debt-register start` runs it, from dist, with a clock that is ahead of the machine's. Its argument is a
 * `BotSettings` as JSON.
 */
import process from 'node:process';
import { start } from '../../dist/command-line/start.js';

const { aheadMs, times } = JSON.parse(process.argv[2]);
const now = () => new Date(Date.now() + aheadMs);
await start({ env: process.env, now }, times);
