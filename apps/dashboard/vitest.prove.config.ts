import { defineConfig } from 'vitest/config';

/** What takes long in a real browser, such as every page there is: `npm run prove` runs it after the tests, which have ten minutes. */
export default defineConfig({
  test: {
    include: ['e2e/**/*.prove.ts'],
    globalSetup: ['e2e/setup.ts'],
    maxWorkers: 2,
    testTimeout: 180_000,
    hookTimeout: 200_000,
  },
});
