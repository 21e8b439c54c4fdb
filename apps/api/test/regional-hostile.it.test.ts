import { describe } from 'vitest';

import { tryHostileRequests } from './hostile-phases.js';

/** The short version of regional-hostile.prove.ts. */
describe('requests of a hostile regional lead, signed in or with a key,', () => {
  tryHostileRequests({ seed: 2, each: 11 });
});
