import { configureGlobal } from 'fast-check';

/** Looking for the smallest values that break a law ends before the test's time does, so that they are told at all. */
const MAX_SEARCH_MS = 15_000;

/**
 * Laws are tried on the same values in every run, so that what passed once passes again. `npm run test:laws` tries
 * them on new ones each time and prints the seed and path of what breaks them.
 */
const isRandom = process.env.LAWS === 'random';
configureGlobal(isRandom ? { interruptAfterTimeLimit: MAX_SEARCH_MS } : { seed: 20_261_125 });
