import { PERMISSIONS } from '@plumbline/contract';
import { expect, test } from 'vitest';

import { ADMINISTRATORS, EVALUATORS, RESULTS_READERS, RETURNS_READERS } from './results-readers.js';

test('the same roles as the contract allows', () => {
  // Nobody signs in as a machine.
  expect([...RESULTS_READERS, 'machine']).toEqual(PERMISSIONS.regionResults);
  expect(PERMISSIONS.listReleases).toEqual(expect.arrayContaining([...RESULTS_READERS]));
  expect(EVALUATORS).toEqual(PERMISSIONS.publicChange);
  expect(RETURNS_READERS).toEqual(PERMISSIONS.readReturns);
});

test('the same roles as the contract allows to look after cycles', () => {
  expect(ADMINISTRATORS).toEqual(PERMISSIONS.listCycles);
  expect(ADMINISTRATORS).toEqual(PERMISSIONS.publishResults);
  expect(ADMINISTRATORS).toEqual(PERMISSIONS.listKeys);
});
