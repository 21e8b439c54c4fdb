import { type entryRoutes, FILE_TYPES } from '@plumbline/contract';

import * as world from './fixture.js';
import { OTHERS, type Target } from './permission-target.js';
import { SAME_ORIGIN } from './service.js';

const entered = (audit: string, agency = world.CONSTABULARY, rest = '') =>
  `/audits/${audit}/entered/${agency}${rest}`;
const ANSWER = '/answers/help_and_protection';
const UNBEGUN = { ...SAME_ORIGIN, 'if-match': '"0"' };
const RATES = { method: 'PATCH', body: { rating: 'good' }, headers: UNBEGUN } as const;
const SENDS = {
  method: 'POST',
  body: Buffer.from('no workbook'),
  headers: { ...SAME_ORIGIN, 'content-type': FILE_TYPES.xlsx },
} as const;

/** The constabulary signs in for itself, so nothing is entered for it. */
const targets = (
  request: Omit<Target, 'what' | 'path' | 'answer'>,
  rest = '',
  own: Target['answer'] = 409,
): readonly Target[] => [
  {
    ...request,
    what: 'an agency that answers itself',
    path: entered(world.NORTHMOOR_DRAFT, undefined, rest),
    answer: own,
  },
  {
    ...request,
    what: 'an agency that there is not',
    path: entered(world.NORTHMOOR_DRAFT, world.NOBODYS_ID, rest),
    answer: 404,
  },
  ...OTHERS.map(([what, id]): Target => ({
    ...request,
    what,
    path: entered(id, undefined, rest),
    answer: 404,
  })),
  { ...request, what: 'a malformed id', path: entered(world.NORTHMOOR_DRAFT, '1', rest), answer: 422 },
];

export const ENTRY_TARGETS: Readonly<Record<keyof typeof entryRoutes, readonly Target[]>> = {
  readEntry: targets({}, '', 200),
  saveEntered: [
    ...targets(RATES, ANSWER),
    {
      ...RATES,
      what: 'no version',
      path: entered(world.NORTHMOOR_DRAFT, undefined, ANSWER),
      headers: SAME_ORIGIN,
      answer: 428,
    },
  ],
  exportEntry: targets({}, '/workbook'),
  uploadEntry: targets(SENDS, '/imports'),
};
