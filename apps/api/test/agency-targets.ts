import type { agencyRoutes } from '@plumbline/contract';

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
