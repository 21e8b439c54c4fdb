import { defineConfig } from 'vitest/config';

/** Run by hand, `npm run screenshots`, after a change of what pages look like: see screenshots.ts. */
export default defineConfig({
  test: {
    include: ['e2e/screenshots.ts'],
    globalSetup: ['e2e/setup.ts'],
    testTimeout: 120_000,
    hookTimeout: 200_000,
  },
});
