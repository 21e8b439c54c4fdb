import type { assignmentRoutes, contactRoutes, peopleRoutes, scopeRoutes } from '@plumbline/contract';

import * as world from './fixture.js';
import { OTHERS, type Target } from './permission-target.js';
import { SAME_ORIGIN } from './service.js';

type Named =
  | keyof typeof scopeRoutes
  | keyof typeof assignmentRoutes
  | keyof typeof peopleRoutes
  | keyof typeof contactRoutes;

const put = (path: string, body: object, version?: number) => ({
  method: 'PUT' as const,
  path,
  body,
  headers: { ...SAME_ORIGIN, ...(version !== undefined && { 'if-match': `"${version}"` }) },
});
const scope = (audit: string, version?: number, theme = 'judgements') =>
  put(`/audits/${audit}/scope/${theme}`, { words: 'a private scope' }, version);
const assign = (audit: string, personId: string | null, recommendationId = 'help_and_protection') =>
  put(`/audits/${audit}/assigned`, { assigned: [{ recommendationId, personId }] });
const offer = (
  audit: string,
  contact: string | null = 'practice@example.org',
  item = 'help_and_protection',
) => put(`/audits/${audit}/contacts/${item}`, { contact });
const contacts = (framework: string, series = 'overall') =>
  `/frameworks/${framework}/series/${series}/contacts`;
const CONTRIBUTOR = world.MEMBERSHIP_OF.contributor.replace('5', '6');

const invite = (person: object) =>
  ({ method: 'POST', path: '/people', body: { name: 'Somebody', until: null, ...person } }) as const;
const end = (membershipId: string) => ({ method: 'DELETE', path: `/people/${membershipId}` }) as const;
const lastDay = (membershipId: string, until: string | null) =>
  ({ method: 'PATCH', path: `/people/${membershipId}`, body: { until } }) as const;

export const SHARING_TARGETS: Readonly<Record<Named, readonly Target[]>> = {
  saveScope: [
    { what: 'the own draft', ...scope(world.NORTHMOOR_DRAFT, 1), answer: 200 },
    { what: 'the own signed one', ...scope(world.NORTHMOOR_SIGNED, 0), answer: 409 },
    ...OTHERS.map(([what, id]) => ({ what, ...scope(id, 1), answer: 404 }) as const),
    { what: 'no such theme', ...scope(world.NORTHMOOR_DRAFT, 0, 'none'), answer: 404 },
    { what: 'no version', ...scope(world.NORTHMOOR_DRAFT), answer: 428 },
    { what: 'a malformed id', ...scope('1', 1), answer: 422 },
  ],
  assign: [
    { what: 'the own draft', ...assign(world.NORTHMOOR_DRAFT, CONTRIBUTOR), answer: 200 },
    { what: 'the own draft to nobody', ...assign(world.NORTHMOOR_DRAFT, null), answer: 200 },
    { what: 'the own signed one', ...assign(world.NORTHMOOR_SIGNED, null), answer: 409 },
    ...OTHERS.map(([what, id]) => ({ what, ...assign(id, null), answer: 404 }) as const),
    { what: 'no such item', ...assign(world.NORTHMOOR_DRAFT, null, 'none'), answer: 404 },
    {
      what: 'to somebody elsewhere',
      ...assign(world.NORTHMOOR_DRAFT, world.MEMBERSHIP_OF.partner.replace('5', '6')),
      answer: 422,
    },
    { what: 'a malformed id', ...assign('1', null), answer: 422 },
  ],
  listOfferedContacts: [
    { what: 'of the own draft', path: `/audits/${world.NORTHMOOR_DRAFT}/contacts`, answer: 200 },
    ...OTHERS.map(([what, id]) => ({ what, path: `/audits/${id}/contacts`, answer: 404 }) as const),
    { what: 'a malformed id', path: '/audits/1/contacts', answer: 422 },
  ],
  offerContact: [
    { what: 'of the own draft', ...offer(world.NORTHMOOR_DRAFT), answer: 200 },
    { what: 'of the own signed one', ...offer(world.NORTHMOOR_SIGNED), answer: 200 },
    { what: 'taken back', ...offer(world.NORTHMOOR_DRAFT, null), answer: 200 },
    ...OTHERS.map(([what, id]) => ({ what, ...offer(id), answer: 404 }) as const),
    { what: 'no such item', ...offer(world.NORTHMOOR_DRAFT, 'practice@example.org', 'none'), answer: 404 },
    { what: 'a person’s own mailbox', ...offer(world.NORTHMOOR_DRAFT, 'someone@gmail.com'), answer: 422 },
    { what: 'a mobile number', ...offer(world.NORTHMOOR_DRAFT, 'Ring 07700 900123'), answer: 422 },
    { what: 'two lines', ...offer(world.NORTHMOOR_DRAFT, 'one line\nanother'), answer: 422 },
  ],
  seriesContacts: [
    { what: 'of the own region', path: contacts('ofsted-ilacs'), answer: 200 },
    { what: 'of another region', path: `${contacts('ofsted-ilacs')}?region=${world.SOUTH}`, answer: 422 },
    { what: 'of no recommendation', path: contacts('ofsted-ilacs', 'nothing'), answer: 404 },
    { what: 'of no framework', path: contacts('nothing'), answer: 404 },
  ],
  readPeople: [
    { what: 'them', path: '/people', answer: 200 },
    { what: "another authority's", path: `/people?authorityId=${world.EASTVALE}`, answer: 422 },
  ],
  invitePerson: [
    { what: 'a contributor', ...invite({ role: 'contributor' }), answer: 200 },
    { what: 'an approver', ...invite({ role: 'approver' }), answer: 422 },
    { what: 'a viewer without an end', ...invite({ role: 'viewer' }), answer: 422 },
    { what: 'a day that is over', ...invite({ role: 'viewer', until: '2020-01-01' }), answer: 422 },
    { what: 'nobody', ...invite({ role: 'contributor', name: ' ' }), answer: 422 },
    {
      what: "another authority's",
      ...invite({ role: 'contributor', authorityId: world.EASTVALE }),
      answer: 422,
    },
  ],
  changeLastDay: [
    { what: 'of a viewer', ...lastDay(world.MEMBERSHIP_OF.viewer, '2098-12-31'), answer: 200 },
    { what: 'of a viewer, none', ...lastDay(world.MEMBERSHIP_OF.viewer, null), answer: 422 },
    { what: 'of a viewer, over', ...lastDay(world.MEMBERSHIP_OF.viewer, '2020-12-31'), answer: 422 },
    { what: 'of oneself', ...lastDay(world.MEMBERSHIP_OF['audit-lead'], null), answer: 409 },
    { what: 'of an approver', ...lastDay(world.MEMBERSHIP_OF.approver, null), answer: 409 },
    { what: 'of a partner', ...lastDay(world.MEMBERSHIP_OF.partner, null), answer: 404 },
    { what: 'of an administrator', ...lastDay(world.MEMBERSHIP_OF.administrator, null), answer: 404 },
    { what: 'of an id of nothing', ...lastDay(world.NOBODYS_ID, null), answer: 404 },
    { what: 'of a malformed id', ...lastDay('1', null), answer: 422 },
  ],
  endPerson: [
    { what: 'oneself', ...end(world.MEMBERSHIP_OF['audit-lead']), answer: 409 },
    { what: 'an approver', ...end(world.MEMBERSHIP_OF.approver), answer: 409 },
    { what: 'a partner', ...end(world.MEMBERSHIP_OF.partner), answer: 404 },
    { what: 'an administrator', ...end(world.MEMBERSHIP_OF.administrator), answer: 404 },
    { what: 'an id of nothing', ...end(world.NOBODYS_ID), answer: 404 },
    { what: 'a malformed id', ...end('1'), answer: 422 },
  ],
};
