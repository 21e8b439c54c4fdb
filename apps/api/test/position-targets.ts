import type { positionRoutes } from '@plumbline/contract';

import * as world from './fixture.js';
import { OTHERS, type Target } from './permission-target.js';
import { SAME_ORIGIN } from './service.js';

const NONE = { rating: null, reason: '', note: '' };
const BEGINS = { method: 'PATCH', headers: { ...SAME_ORIGIN, 'if-match': '"0"' } } as const;
const of = (item: string, framework = 'ofsted-ilacs') => `/positions/${framework}/${item}`;
const uses = (audit: string) =>
  ({
    method: 'POST',
    path: `/asked/${audit}/positions`,
    body: { recommendationIds: ['help_and_protection'] },
  }) as const;

export const POSITION_TARGETS: Readonly<Record<keyof typeof positionRoutes, readonly Target[]>> = {
  readPositions: [{ what: 'them', path: '/positions', answer: 200 }],
  savePosition: [
    { ...BEGINS, what: 'a recommendation that there is not', path: of('nothing'), body: NONE, answer: 404 },
    {
      ...BEGINS,
      what: 'a rating that there is not',
      path: of('help_and_protection'),
      body: { ...NONE, rating: 'splendid' },
      answer: 422,
    },
    {
      ...BEGINS,
      what: 'no version',
      headers: SAME_ORIGIN,
      path: of('help_and_protection'),
      body: NONE,
      answer: 428,
    },
  ],
  usePositions: [
    { ...uses(world.NORTHMOOR_DRAFT), what: 'an item on which it has no position', answer: 404 },
    ...OTHERS.map(([what, id]): Target => ({ ...uses(id), what, answer: 404 })),
    { ...uses(world.NORTHMOOR_DRAFT), what: 'no item', body: { recommendationIds: [] }, answer: 422 },
    { ...uses('1'), what: 'a malformed id', answer: 422 },
  ],
};
