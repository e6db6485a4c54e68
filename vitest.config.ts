import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [
    {
      // Libraries as they are installed, not their development builds: those assert what no user's program checks.
      name: 'libraries-as-installed',
      configResolved: ({ ssr }) => {
        ssr.resolve = { ...ssr.resolve, conditions: ['node'] };
      },
    },
  ],
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/browser/**'],
    globalSetup: ['test/support/postgres-server.ts'],
    setupFiles: ['test/support/laws.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: 'forks',
    maxWorkers: 2,
  },
});
