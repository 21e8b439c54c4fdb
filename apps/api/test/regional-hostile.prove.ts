import { describe } from 'vitest';

import { tryHostileRequests } from './hostile-phases.js';

/** The long version of regional-hostile.it.test.ts: every address with everything that is tried on any. */
describe.each([2, 3])('requests of a hostile regional lead, signed in or with a key, seed %i,', (seed) => {
  tryHostileRequests({ seed, each: 1 });
});
