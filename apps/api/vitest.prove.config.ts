import { defineConfig } from 'vitest/config';

/** The long proofs, which `npm run prove` runs after the tests. */
export default defineConfig({
  test: { include: ['src/**/*.prove.ts', 'test/**/*.prove.ts'], maxWorkers: 2, testTimeout: 600_000 },
});
