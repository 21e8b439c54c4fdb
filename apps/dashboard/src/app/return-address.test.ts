import { expect, test } from 'vitest';

import { returnAddress, signInAddress } from './return-address.js';

test('signing in again comes back to the same choice', () => {
  const address = signInAddress('/results?cycle=2027&view=table');
  expect(address).toBe('/sign-in?return=%2Fresults%3Fcycle%3D2027%26view%3Dtable');
  expect(returnAddress(address.slice('/sign-in'.length))).toBe('/results?cycle=2027&view=table');
});

test('the start page needs no return', () => {
  expect(signInAddress('/')).toBe('/sign-in');
  expect(signInAddress('/sign-in?return=%2Fresults')).toBe('/sign-in');
});

test.each(['https://example.org', '//example.org', '/\\example.org', 'results'])(
  'never leads out of the service: %s',
  (asked) => expect(returnAddress(`?return=${encodeURIComponent(asked)}`)).toBe('/'),
);
