import { PERMISSIONS } from '@plumbline/contract';
import { expect, test } from 'vitest';

import { ASKED_RATERS, AUDIT_LEADS, AUDIT_READERS } from './audit-workers.js';

test('the same roles as the contract allows', () => {
  expect(AUDIT_READERS).toEqual(PERMISSIONS.readAudit);
  expect(AUDIT_READERS).toEqual(PERMISSIONS.ownRatings);
  expect(AUDIT_READERS).toEqual(PERMISSIONS.ownRegionResults);
  expect(PERMISSIONS.listReleases).toEqual(expect.arrayContaining([...AUDIT_READERS]));
  expect(AUDIT_LEADS).toEqual(PERMISSIONS.readPeople);
  expect(ASKED_RATERS).toEqual(PERMISSIONS.listAskedItems);
});
