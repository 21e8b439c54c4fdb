import { defineConfig } from 'vitest/config';

/** The long proofs, which `npm run prove` runs; `npm test` runs the same attacks on fewer and smaller cases. */
export default defineConfig({
  test: { include: ['src/**/*.prove.ts'], maxWorkers: 2, testTimeout: 600_000 },
});
