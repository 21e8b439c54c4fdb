import type { partnerRoutes } from '@plumbline/contract';

import * as world from './fixture.js';
import { OTHERS, type Target } from './permission-target.js';
import { SAME_ORIGIN } from './service.js';

/** Something of the own audits, which is answered so for the draft and refused for the signed one, and of others' audits. */
const ofAudits = (
  { path, ...request }: Pick<Target, 'method' | 'body' | 'headers'> & { readonly path: string },
  draft: Target['answer'],
): readonly Target[] => {
  const one = (what: string, id: string, answer: Target['answer']): Target => ({
    ...request,
    what,
    path: `/audits/${id}${path}`,
    answer,
  });
  return [
    one('the own draft', world.NORTHMOOR_DRAFT, draft),
    one('the own signed one', world.NORTHMOOR_SIGNED, request.method ? 409 : 200),
    ...OTHERS.map(([what, id]) => one(what, id, 404)),
    one('a malformed id', '1', 422),
  ];
};

const BY = { dueOn: '2098-01-01' };
const askedOf = (agency: string) => `/partners/help_and_protection/${agency}`;
const AGREES = {
  method: 'PUT',
  path: '/agreed/help_and_protection',
  body: { rating: 'good', reason: 'One sentence' },
} as const;
const DONE = { method: 'POST' } as const;
const askedDone = (audit: string) => `/asked/${audit}/answers/help_and_protection/done`;
const ONE = { ...SAME_ORIGIN, 'if-match': '"0"' };

export const PARTNER_TARGETS: Readonly<
  Record<keyof typeof partnerRoutes | 'finishAnswer' | 'finishAskedAnswer', readonly Target[]>
> = {
  finishAnswer: ofAudits({ method: 'POST', path: '/answers/help_and_protection/done' }, 200),
  finishAskedAnswer: [
    { ...DONE, what: 'an item that it is asked', path: askedDone(world.NORTHMOOR_DRAFT), answer: 200 },
    {
      ...DONE,
      what: 'an audit that it is not asked about',
      path: askedDone(world.NORTHMOOR_SIGNED),
      answer: 404,
    },
    { ...DONE, what: 'an id of nothing', path: askedDone(world.NOBODYS_ID), answer: 404 },
    { ...DONE, what: 'a malformed id', path: askedDone('1'), answer: 422 },
  ],
  readPartners: ofAudits({ path: '/partners' }, 200),
  askUsualAgencies: [
    ...ofAudits({ method: 'POST', path: '/partners/usual', body: BY }, 200),
    ...ofAudits({ method: 'POST', path: '/partners/usual', body: {} }, 422).slice(0, 1),
    ...ofAudits({ method: 'POST', path: '/partners/usual', body: { dueOn: '2020-01-01' } }, 422).slice(0, 1),
  ],
  askAgency: [
    ...ofAudits({ method: 'PUT', path: askedOf(world.CONSTABULARY), body: BY }, 200),
    ...ofAudits({ method: 'PUT', path: askedOf(world.NOBODYS_ID), body: BY }, 404).slice(0, 1),
    ...ofAudits({ method: 'PUT', path: askedOf('1'), body: BY }, 422).slice(0, 1),
  ],
  withdrawAgency: ofAudits({ method: 'DELETE', path: askedOf(world.NOBODYS_ID) }, 404),
  closePartnerRatings: ofAudits({ method: 'POST', path: '/partners/close' }, 200),
  agreeRating: [
    ...ofAudits({ ...AGREES, headers: ONE }, 409),
    ...ofAudits({ ...AGREES, headers: SAME_ORIGIN }, 428).slice(0, 1),
    ...ofAudits({ ...AGREES, headers: ONE, body: { rating: 'good', reason: ' ' } }, 422).slice(0, 1),
  ],
};
