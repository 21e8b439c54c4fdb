import { PERMISSIONS } from '@plumbline/contract';
import { expect, test } from 'vitest';

import { EVALUATORS, RESULTS_READERS } from './results-readers.js';

test('the same roles as the contract allows', () => {
  expect(RESULTS_READERS).toEqual(PERMISSIONS.regionResults);
  expect(RESULTS_READERS).toEqual(PERMISSIONS.listReleases);
  expect(EVALUATORS).toEqual(PERMISSIONS.publicChange);
});
