import type { RouteName } from '@plumbline/contract';

import * as world from './fixture.js';
import type { Target } from './permission-target.js';

const FITTING = { name: 'Dashboard', purpose: 'Shows figures', regionCode: world.NORTH };
const issue = (body: object) => ({ method: 'POST', path: '/keys', body }) as const;

/** What administrators ask for about keys. */
export const KEY_TARGETS = {
  listKeys: [
    { what: 'them', path: '/keys', answer: 200 },
    { what: 'those of a region', path: `/keys?region=${world.NORTH}`, answer: 422 },
  ],
  issueKey: [
    { what: 'one until a day that is over', ...issue({ ...FITTING, lastDay: '2020-01-01' }), answer: 422 },
    { what: 'one for many years', ...issue({ ...FITTING, lastDay: '2099-01-01' }), answer: 422 },
    {
      what: 'one of no region',
      ...issue({ ...FITTING, regionCode: 'E12000999', lastDay: '2099-01-01' }),
      answer: 422,
    },
    { what: 'one for an authority', ...issue({ ...FITTING, authorityId: world.EASTVALE }), answer: 422 },
    { what: 'nothing', ...issue({}), answer: 422 },
  ],
  endKey: [
    { what: 'one that is not there', method: 'DELETE', path: `/keys/${world.NOBODYS_ID}`, answer: 404 },
    { what: 'a malformed one', method: 'DELETE', path: '/keys/1', answer: 422 },
  ],
} as const satisfies Partial<Record<RouteName, readonly Target[]>>;
