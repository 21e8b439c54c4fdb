import { defineConfig } from 'vitest/config';

import tests from './vitest.config.js';

/** The long proofs, which `npm run prove` runs after the tests: of what is built, on a Postgres of the run's own, as they are. */
export default defineConfig({
  ...tests,
  test: { ...tests.test, include: ['src/**/*.prove.ts', 'test/**/*.prove.ts'], testTimeout: 1_200_000 },
});
