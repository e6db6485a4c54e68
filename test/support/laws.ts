import { configureGlobal } from 'fast-check';

/**
 * Laws are tried on the same values in every run, so that what passed once passes again. `npm run test:laws` tries
 * them on new ones each time and prints the seed and path of what breaks them.
 */
if (process.env.LAWS !== 'random') configureGlobal({ seed: 20_261_125 });
