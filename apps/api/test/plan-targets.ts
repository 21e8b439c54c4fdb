import type { evidenceRoutes, planRoutes } from '@plumbline/contract';

import * as world from './fixture.js';
import type { Target } from './permission-target.js';
import { SAME_ORIGIN } from './service.js';

const REFERENCE = {
  title: 'Supervision policy',
  kind: 'policy',
  link: 'https://example.org/supervision',
  recordNumber: null,
  datedOn: '2026-03-01',
};
const ACTION = {
  frameworkId: 'ofsted-ilacs',
  frameworkVersion: 2023,
  recommendationId: 'help_and_protection',
  what: 'Train team managers',
  owner: 'Head of practice',
  dueOn: '2098-06-30',
  expected: '',
};

const add = (path: string, what: string, body: object, answer: Target['answer']): Target => ({
  what,
  method: 'POST',
  path,
  body,
  answer,
});
const refer = (what: string, part: object, answer: Target['answer']) =>
  add('/references', what, { ...REFERENCE, ...part }, answer);
const plan = (what: string, part: object, answer: Target['answer']) =>
  add('/plan/actions', what, { ...ACTION, ...part }, answer);

const change = (what: string, id: string, answer: Target['answer']): Target => ({
  what,
  method: 'PATCH',
  path: `/plan/actions/${id}`,
  body: {},
  headers: { ...SAME_ORIGIN, 'if-match': '"1"' },
  answer,
});
const historyOf = (what: string, id: string, answer: Target['answer']): Target => ({
  what,
  path: `/plan/actions/${id}/history`,
  answer,
});

/** What it is already, so that it can be asked again and again. */
const AS_IT_IS = {
  title: 'A later policy',
  kind: 'policy',
  link: 'https://example.org/policy',
  recordNumber: null,
  datedOn: null,
  retired: false,
};
const correct = (what: string, id: string, answer: Target['answer']): Target => ({
  what,
  method: 'PUT',
  path: `/references/${id}`,
  body: AS_IT_IS,
  headers: { ...SAME_ORIGIN, 'if-match': '"2"' },
  answer,
});

export const PLAN_TARGETS: Readonly<
  Record<keyof typeof evidenceRoutes | keyof typeof planRoutes, readonly Target[]>
> = {
  listReferences: [
    { what: 'them', path: '/references', answer: 200 },
    { what: "another authority's", path: `/references?authorityId=${world.EASTVALE}`, answer: 422 },
  ],
  addReference: [
    refer('a policy', {}, 200),
    refer('nothing to follow', { link: null }, 422),
    refer('a link that runs a script', { link: 'javascript:alert(1)' }, 422),
    refer('a link to a file', { link: 'file:///etc/passwd' }, 422),
    refer('a link that pretends', { link: 'https://example.org@example.com/' }, 422),
    refer("another authority's", { authorityId: world.EASTVALE }, 422),
  ],
  correctReference: [
    correct('an own one', world.NORTHMOOR_DRAFT, 200),
    { ...correct('an own one without its version', world.NORTHMOOR_DRAFT, 428), headers: SAME_ORIGIN },
    correct("another authority's", world.EASTVALE_DRAFT, 404),
    correct('an id of nothing', world.NOBODYS_ID, 404),
    correct('a malformed id', '1', 422),
    {
      ...correct('a link that runs a script', world.NORTHMOOR_DRAFT, 422),
      body: { ...AS_IT_IS, link: 'javascript:alert(1)' },
    },
  ],
  readPlan: [
    { what: 'it', path: '/plan', answer: 200 },
    { what: "another authority's", path: `/plan?authorityId=${world.EASTVALE}`, answer: 422 },
  ],
  addAction: [
    plan('for a recommendation', {}, 200),
    plan('for none', { recommendationId: 'none' }, 404),
    plan('without a due date', { dueOn: null }, 422),
    plan("another authority's", { authorityId: world.EASTVALE }, 422),
  ],
  changeAction: [
    change('an own one', world.NORTHMOOR_DRAFT, 200),
    { ...change('an own one without its version', world.NORTHMOOR_DRAFT, 428), headers: SAME_ORIGIN },
    change("another authority's", world.EASTVALE_DRAFT, 404),
    change('an id of nothing', world.NOBODYS_ID, 404),
    change('a malformed id', '1', 422),
    { ...change('whose it is', world.NORTHMOOR_DRAFT, 422), body: { authorityId: world.EASTVALE } },
  ],
  readActionHistory: [
    historyOf('of an own one', world.NORTHMOOR_DRAFT, 200),
    historyOf("of another authority's", world.EASTVALE_DRAFT, 404),
    historyOf('of nothing', world.NOBODYS_ID, 404),
    historyOf('of a malformed id', '1', 422),
  ],
};
