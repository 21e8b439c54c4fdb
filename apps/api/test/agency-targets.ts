import type { agencyPeopleRoutes, agencyRoutes } from '@plumbline/contract';

import * as world from './fixture.js';
import type { Target } from './permission-target.js';

const serving = (authority: string, agency = world.CONSTABULARY) =>
  `/agencies/${agency}/authorities/${authority}`;

export const AGENCY_TARGETS: Readonly<Record<keyof typeof agencyRoutes, readonly Target[]>> = {
  listAgencies: [{ what: 'them', path: '/agencies', answer: 200 }],
  readAgency: [
    { what: 'one', path: `/agencies/${world.CONSTABULARY}`, answer: 200 },
    { what: 'an id of nothing', path: `/agencies/${world.NOBODYS_ID}`, answer: 404 },
    { what: 'a malformed id', path: '/agencies/1', answer: 422 },
  ],
  addAgency: [
    {
      what: 'a name that there is',
      method: 'POST',
      path: '/agencies',
      body: { name: 'moorland constabulary', kind: 'police' },
      answer: 409,
    },
    { what: 'no name', method: 'POST', path: '/agencies', body: { name: ' ', kind: 'police' }, answer: 422 },
  ],
  startServing: [
    {
      what: 'an authority that it serves',
      method: 'PUT',
      path: serving(world.NORTHMOOR),
      body: { from: '2098-01-01' },
      answer: 409,
    },
    {
      what: 'an authority that there is not',
      method: 'PUT',
      path: serving(world.NOBODYS_ID),
      body: { from: '2098-01-01' },
      answer: 404,
    },
    {
      what: 'a day that is over',
      method: 'PUT',
      path: serving(world.SOUTHWICK),
      body: { from: '2020-01-01' },
      answer: 422,
    },
  ],
  endServing: [
    {
      what: 'an authority that it does not serve',
      method: 'PATCH',
      path: serving(world.SOUTHWICK),
      body: { until: '2098-01-01' },
      answer: 404,
    },
    {
      what: 'a day that is over',
      method: 'PATCH',
      path: serving(world.NORTHMOOR),
      body: { until: '2020-01-01' },
      answer: 422,
    },
  ],
};

const people = (agency = world.CONSTABULARY) => `/agencies/${agency}/people`;
const NOBODY = { name: 'Nobody', address: 'nobody@moorland.example', until: '2020-01-01' };
const ofOne = (method: 'PATCH' | 'DELETE' | 'PUT', body: object | null, below = '') => {
  const asks = { method, ...(body && { body }) } as const;
  const partner = world.MEMBERSHIP_OF.partner;
  return [
    {
      ...asks,
      what: 'somebody who is not there',
      path: `${people()}/${world.NOBODYS_ID}${below}`,
      answer: 404,
    },
    {
      ...asks,
      what: "an authority's person",
      path: `${people()}/${world.MEMBERSHIP_OF.viewer}${below}`,
      answer: 404,
    },
    {
      ...asks,
      what: 'somebody of another agency',
      path: `${people(world.NOBODYS_ID)}/${partner}${below}`,
      answer: 404,
    },
    { ...asks, what: 'a malformed one', path: `${people()}/1${below}`, answer: 422 },
  ] as const;
};

export const AGENCY_PEOPLE_TARGETS: Readonly<Record<keyof typeof agencyPeopleRoutes, readonly Target[]>> = {
  readAgencyPeople: [
    { what: 'those of one', path: people(), answer: 200 },
    { what: 'those of nothing', path: people(world.NOBODYS_ID), answer: 404 },
    { what: 'those of a malformed id', path: people('1'), answer: 422 },
  ],
  letInForAgency: [
    { what: 'until a day that is over', method: 'POST', path: people(), body: NOBODY, answer: 422 },
    {
      what: 'by a private address',
      method: 'POST',
      path: people(),
      body: { ...NOBODY, address: 'nobody@gmail.com', until: null },
      answer: 422,
    },
    {
      what: 'for an agency that there is not',
      method: 'POST',
      path: people(world.NOBODYS_ID),
      body: { ...NOBODY, until: null },
      answer: 404,
    },
    {
      what: 'in another role',
      method: 'POST',
      path: people(),
      body: { ...NOBODY, until: null, role: 'administrator' },
      answer: 422,
    },
  ],
  changeAgencyLastDay: [
    ...ofOne('PATCH', { until: '2098-01-01' }),
    {
      what: 'to a day that is over',
      method: 'PATCH',
      path: `${people()}/${world.MEMBERSHIP_OF.partner}`,
      body: { until: '2020-01-01' },
      answer: 422,
    },
  ],
  setWorkAddress: [
    ...ofOne('PUT', { address: 'nobody@moorland.example' }, '/address'),
    {
      what: 'to none',
      method: 'PUT',
      path: `${people()}/${world.MEMBERSHIP_OF.partner}/address`,
      body: { address: '' },
      answer: 422,
    },
  ],
  endAgencyPerson: ofOne('DELETE', null),
};
