import type { auditRoutes } from '@plumbline/contract';

import * as world from './fixture.js';
import { OTHERS, type Target } from './permission-target.js';

/** A step of the own draft, which is not ready for any, and of others' audits. */
const steps = (step: string, body?: object): readonly Target[] => {
  const one = (what: string, id: string, answer: Target['answer']): Target => ({
    what,
    method: 'POST',
    path: `/audits/${id}/${step}`,
    answer,
    ...(body && { body }),
  });
  return [
    one('the own draft', world.NORTHMOOR_DRAFT, 409),
    one('the own signed one', world.NORTHMOOR_SIGNED, 409),
    ...OTHERS.map(([what, id]) => one(what, id, 404)),
    one('a malformed id', '1', 422),
  ];
};
const start = (what: string, body: object, answer: Target['answer']): Target => ({
  what,
  method: 'POST',
  path: '/audits',
  body: { frameworkId: 'ofsted-ilacs', cycle: 'second', ...body },
  answer,
});

/** The people of authorities are Northmoor's, so Northmoor's audits are their own. */
export const AUDIT_TARGETS: Readonly<Record<keyof typeof auditRoutes, readonly Target[]>> = {
  listAudits: [
    { what: 'them', path: '/audits', answer: 200 },
    { what: "another authority's", path: `/audits?authorityId=${world.EASTVALE}`, answer: 422 },
  ],
  readAudit: [
    { what: 'the own draft', path: `/audits/${world.NORTHMOOR_DRAFT}`, answer: 200 },
    { what: 'the own signed one', path: `/audits/${world.NORTHMOOR_SIGNED}`, answer: 200 },
    { what: 'a draft of the same region', path: `/audits/${world.EASTVALE_DRAFT}`, answer: 404 },
    { what: 'a signed one of the same region', path: `/audits/${world.EASTVALE_SIGNED}`, answer: 404 },
    { what: 'a draft of another region', path: `/audits/${world.SOUTHWICK_DRAFT}`, answer: 404 },
    { what: 'a signed one of another region', path: `/audits/${world.SOUTHWICK_SIGNED}`, answer: 404 },
    { what: 'an id of nothing', path: `/audits/${world.NOBODYS_ID}`, answer: 404 },
    { what: 'a malformed id', path: '/audits/1', answer: 422 },
    { what: 'an id with a quote', path: `/audits/${world.NORTHMOOR_DRAFT}'--`, answer: 422 },
    { what: 'the own draft with a parameter', path: `/audits/${world.NORTHMOOR_DRAFT}?all=1`, answer: 422 },
  ],
  startAudit: [
    start('a cycle that has one', {}, 409),
    start('no such cycle', { cycle: 'none' }, 404),
    start("another authority's", { authorityId: world.EASTVALE }, 422),
  ],
  sendAudit: steps('send'),
  recallAudit: steps('recall'),
  sendBackAudit: steps('send-back', { reason: 'Look again' }),
  signOffAudit: steps('sign-off', {
    declares: true,
    consentsNearAgreement: false,
    acceptsLaterAbsence: false,
  }),
  // Others than the draft: begun once, it is begun.
  beginCheck: steps('begin-check').slice(1),
  endCheck: steps('end-check'),
  reopenAudit: steps('reopen', { reason: 'One rating was wrong' }),
};
