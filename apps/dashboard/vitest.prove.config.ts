import { defineConfig } from 'vitest/config';

/** Every page there is, in a real browser: too long for the tests, so `npm run prove` runs it after them. */
export default defineConfig({
  test: {
    include: ['e2e/**/*.prove.ts'],
    globalSetup: ['e2e/setup.ts'],
    maxWorkers: 2,
    testTimeout: 180_000,
    hookTimeout: 200_000,
  },
});
