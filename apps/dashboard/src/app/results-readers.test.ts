import { PERMISSIONS } from '@plumbline/contract';
import { expect, test } from 'vitest';

import { ADMINISTRATORS, RESULTS_READERS } from './results-readers.js';

test('the same roles as the contract allows', () => {
  expect(RESULTS_READERS).toEqual(PERMISSIONS.regionResults);
  expect(RESULTS_READERS).toEqual(PERMISSIONS.listReleases);
});

test('the same roles as the contract allows to look after cycles', () => {
  expect(ADMINISTRATORS).toEqual(PERMISSIONS.listCycles);
  expect(ADMINISTRATORS).toEqual(PERMISSIONS.publishResults);
});
