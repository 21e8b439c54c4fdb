import type { RouteName } from '@plumbline/contract';

import { AGENCY_PEOPLE_TARGETS, AGENCY_TARGETS } from './agency-targets.js';
import { ANSWER_TARGETS } from './answer-targets.js';
import { COMMENT_TARGETS } from './comment-targets.js';
import { ENTRY_TARGETS } from './entry-targets.js';
import { EXCHANGE_TARGETS } from './exchange-targets.js';
import * as world from './fixture.js';
import { OTHERS, type Target } from './permission-target.js';
import { PARTNER_TARGETS } from './partner-targets.js';
import { POSITION_TARGETS } from './position-targets.js';
import { PLAN_TARGETS } from './plan-targets.js';
import { KEY_TARGETS } from './key-targets.js';
import * as projects from './project-world.js';
import { REGION_TARGETS } from './region-targets.js';
import { SHARING_TARGETS } from './sharing-targets.js';

const results = (release: string, region: string) => `/releases/${release}/regions/${region}/results`;

const cycleOf = (cycle: string, act = '') => `/frameworks/ofsted-ilacs/cycles/${cycle}${act}`;
const DATES = {
  opensOn: '2030-01-01',
  dueOn: '2030-06-01',
  figuresTakenOn: '2030-07-01',
  resultsOn: null,
};
const publicChange = (framework: string, cycles: string) =>
  `/evaluation/frameworks/${framework}/change?${cycles}`;
const projectChange = (project: string, cycles: string) =>
  `/evaluation/projects/${project}/frameworks/${projects.FRAMEWORK}/change?${cycles}`;

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

const ownRegion = (release: string, rest = '') => `/releases/${release}/own-region/results${rest}`;
/** The people of authorities are Northmoor's, so Northmoor's audits are their own. */
export const TARGETS: Readonly<Record<RouteName, readonly Target[]>> = {
  live: [{ what: 'it', path: '/health/live', answer: 200 }],
  ready: [{ what: 'it', path: '/health/ready', answer: 200 }],
  openApi: [{ what: 'it', path: '/openapi.json', answer: 200 }],
  signInOptions: [{ what: 'them', path: '/sign-in', answer: 200 }],
  signIn: [
    { what: 'a role', method: 'POST', path: '/session', body: { demonstrationRole: 'viewer' }, answer: 200 },
    {
      what: 'no such role',
      method: 'POST',
      path: '/session',
      body: { demonstrationRole: 'root' },
      answer: 422,
    },
    {
      what: 'more than a role',
      method: 'POST',
      path: '/session',
      body: { demonstrationRole: 'viewer', authorityId: world.EASTVALE },
      answer: 422,
    },
    { what: 'nothing', method: 'POST', path: '/session', answer: 422 },
  ],
  currentSession: [{ what: 'it', path: '/session', answer: 200 }],
  signOut: [{ what: 'it', method: 'DELETE', path: '/session', answer: 200 }],
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
  listCycles: [
    { what: 'them', path: '/cycles', answer: 200 },
    { what: 'those of one framework', path: '/cycles?framework=ofsted-ilacs', answer: 422 },
  ],
  readCycle: [
    { what: 'an open one', path: cycleOf('second'), answer: 200 },
    { what: 'a published one', path: cycleOf('first'), answer: 200 },
    { what: 'one that is not there', path: cycleOf('third'), answer: 404 },
    { what: 'a name with a quote', path: cycleOf("first'--"), answer: 422 },
  ],
  announceCycle: [
    {
      what: 'a new one',
      method: 'POST',
      path: '/frameworks/ofsted-ilacs/cycles',
      body: { cycle: 'third-to-come', ...DATES },
      answer: 200,
    },
    {
      what: 'one that is there',
      method: 'POST',
      path: '/frameworks/ofsted-ilacs/cycles',
      body: { cycle: 'first', ...DATES },
      answer: 409,
    },
    {
      what: 'one whose dates are out of order',
      method: 'POST',
      path: '/frameworks/ofsted-ilacs/cycles',
      body: { cycle: 'other', ...DATES, dueOn: '2029-01-01' },
      answer: 422,
    },
    {
      what: 'one of no framework',
      method: 'POST',
      path: '/frameworks/nothing/cycles',
      body: { cycle: 'other', ...DATES },
      answer: 404,
    },
    { what: 'nothing', method: 'POST', path: '/frameworks/ofsted-ilacs/cycles', body: {}, answer: 422 },
  ],
  extendDue: [
    {
      what: 'a closed one',
      method: 'PUT',
      path: cycleOf('first', '/due'),
      body: { dueOn: '2024-06-15' },
      answer: 409,
    },
    {
      what: 'an open one beyond its cut-off',
      method: 'PUT',
      path: cycleOf('second', '/due'),
      body: { dueOn: '2099-01-02' },
      answer: 422,
    },
    {
      what: 'the cut-off',
      method: 'PUT',
      path: cycleOf('second', '/due'),
      body: { figuresTakenOn: '2099-01-02' },
      answer: 422,
    },
    {
      what: 'one that is not there',
      method: 'PUT',
      path: cycleOf('third', '/due'),
      body: { dueOn: '2099-01-01' },
      answer: 404,
    },
  ],
  withdrawResults: [
    {
      what: 'one without results',
      method: 'POST',
      path: cycleOf('first-of-none', '/withdraw'),
      body: { reason: 'A mistake' },
      answer: 404,
    },
    {
      what: 'no reason',
      method: 'POST',
      path: cycleOf('first', '/withdraw'),
      body: { reason: ' ' },
      answer: 422,
    },
  ],
  closeCycle: [
    { what: 'a closed one', method: 'POST', path: cycleOf('first', '/close'), answer: 409 },
    { what: 'one that is not there', method: 'POST', path: cycleOf('third', '/close'), answer: 404 },
  ],
  previewResults: [
    { what: 'an open one', method: 'POST', path: cycleOf('second', '/preview'), answer: 409 },
    { what: 'one that is not there', method: 'POST', path: cycleOf('third', '/preview'), answer: 404 },
  ],
  publishResults: [
    { what: 'an open one', method: 'POST', path: cycleOf('second', '/publish'), answer: 409 },
    { what: 'a published one', method: 'POST', path: cycleOf('first', '/publish'), answer: 409 },
    { what: 'one that is not there', method: 'POST', path: cycleOf('third', '/publish'), answer: 404 },
  ],
  startAudit: [
    {
      what: 'a cycle that has one',
      method: 'POST',
      path: '/audits',
      body: { frameworkId: 'ofsted-ilacs', cycle: 'second' },
      answer: 409,
    },
    {
      what: 'no such cycle',
      method: 'POST',
      path: '/audits',
      body: { frameworkId: 'ofsted-ilacs', cycle: 'none' },
      answer: 404,
    },
    {
      what: "another authority's",
      method: 'POST',
      path: '/audits',
      body: { frameworkId: 'ofsted-ilacs', cycle: 'second', authorityId: world.EASTVALE },
      answer: 422,
    },
  ],
  sendAudit: steps('send'),
  recallAudit: steps('recall'),
  sendBackAudit: steps('send-back', { reason: 'Look again' }),
  signOffAudit: steps('sign-off', {
    declares: true,
    consentsNearAgreement: false,
    acceptsLaterAbsence: false,
  }),
  ...ANSWER_TARGETS,
  ...COMMENT_TARGETS,
  ...EXCHANGE_TARGETS,
  ...AGENCY_TARGETS,
  ...AGENCY_PEOPLE_TARGETS,
  ...PARTNER_TARGETS,
  ...POSITION_TARGETS,
  ...ENTRY_TARGETS,
  ...SHARING_TARGETS,
  // Others than the draft: begun once, it is begun.
  beginCheck: steps('begin-check').slice(1),
  endCheck: steps('end-check'),
  reopenAudit: steps('reopen', { reason: 'One rating was wrong' }),
  ...PLAN_TARGETS,
  listAskedItems: [
    { what: 'them', path: '/asked', answer: 200 },
    { what: "another agency's", path: `/asked?agencyId=${world.NOBODYS_ID}`, answer: 422 },
  ],
  readFrameworkVersion: [
    { what: 'it', path: '/frameworks/ofsted-ilacs/versions/2023', answer: 200 },
    { what: 'no such version', path: '/frameworks/ofsted-ilacs/versions/1', answer: 404 },
    { what: 'a malformed version', path: '/frameworks/ofsted-ilacs/versions/latest', answer: 422 },
  ],
  listReleases: [
    { what: 'them', path: '/releases', answer: 200 },
    { what: 'retracted ones too', path: '/releases?retracted=true', answer: 422 },
  ],
  regionResults: [
    { what: 'the own region', path: results(world.RELEASE, world.NORTH), answer: 200 },
    {
      what: 'another region, which is published too',
      path: results(world.RELEASE, world.SOUTH),
      answer: 200,
    },
    { what: 'a region that is not there', path: results(world.RELEASE, 'E12000999'), answer: 404 },
    { what: 'a release that is not there', path: results(world.NOBODYS_ID, world.NORTH), answer: 404 },
    { what: 'England in place of a region', path: results(world.RELEASE, 'E92000001'), answer: 422 },
    { what: 'a malformed region', path: results(world.RELEASE, 'north'), answer: 422 },
    { what: 'a malformed release', path: results('1', world.NORTH), answer: 422 },
    {
      what: 'a missing release with a parameter',
      path: `${results(world.NOBODYS_ID, world.NORTH)}?type=county`,
      answer: 422,
    },
  ],
  readReturns: [
    { what: 'the own region', path: '/returns', answer: 200 },
    { what: 'a cycle that is not there', path: '/returns?framework=cscip-2017&cycle=none', answer: 200 },
    { what: 'another region', path: `/returns?region=${world.SOUTH}`, answer: 422 },
    { what: 'a malformed cycle', path: '/returns?cycle=..%2F', answer: 422 },
  ],
  readEvaluation: [
    { what: 'it', path: '/evaluation', answer: 200 },
    { what: "another person's", path: `/evaluation?personId=${projects.EVALUATOR}`, answer: 422 },
  ],
  publicChange: [
    { what: 'public ratings', path: publicChange('ofsted-ilacs', 'from=earlier&to=first'), answer: 200 },
    { what: 'an open cycle', path: publicChange('ofsted-ilacs', 'from=first&to=second'), answer: 404 },
    {
      what: 'ratings that are not public',
      path: publicChange(projects.FRAMEWORK, 'from=y1&to=y2'),
      answer: 404,
    },
    { what: 'no such framework', path: publicChange('none', 'from=y1&to=y2'), answer: 404 },
    { what: 'one cycle twice', path: publicChange('ofsted-ilacs', 'from=first&to=first'), answer: 422 },
    { what: 'one cycle only', path: publicChange('ofsted-ilacs', 'from=first'), answer: 422 },
    { what: 'a region', path: publicChange('ofsted-ilacs', 'from=earlier&to=first&region=E12'), answer: 422 },
  ],
  projectChange: [
    { what: 'the own project', path: projectChange(projects.PROJECT, 'from=y1&to=y2'), answer: 200 },
    { what: 'an open cycle', path: projectChange(projects.PROJECT, 'from=y1&to=y5'), answer: 404 },
    {
      what: 'a project whose time is over',
      path: projectChange(projects.ENDED_PROJECT, 'from=y1&to=y2'),
      answer: 404,
    },
    {
      what: "somebody else's project",
      path: projectChange(projects.EMPTY_PROJECT, 'from=y1&to=y2'),
      answer: 404,
    },
    { what: 'no such project', path: projectChange(world.NOBODYS_ID, 'from=y1&to=y2'), answer: 404 },
    { what: 'a malformed project', path: projectChange('1', 'from=y1&to=y2'), answer: 422 },
  ],
  regionsOverview: [
    { what: 'it', path: `/releases/${world.RELEASE}/overview`, answer: 200 },
    { what: 'a release that is not there', path: `/releases/${world.NOBODYS_ID}/overview`, answer: 404 },
    { what: 'a malformed release', path: '/releases/1/overview', answer: 422 },
    { what: 'it by type', path: `/releases/${world.RELEASE}/overview?type=county`, answer: 422 },
  ],
  ...KEY_TARGETS,
  ...REGION_TARGETS,
  ownRatings: [
    { what: 'them', path: '/own-ratings', answer: 200 },
    { what: "another authority's", path: `/own-ratings?authorityId=${world.EASTVALE}`, answer: 422 },
  ],
  ownRegionResults: [
    { what: 'it', path: ownRegion(world.RELEASE), answer: 200 },
    { what: 'another region', path: ownRegion(world.RELEASE, `?regionCode=${world.SOUTH}`), answer: 422 },
    { what: 'a release that is not there', path: ownRegion(world.NOBODYS_ID), answer: 404 },
    { what: 'a malformed release', path: ownRegion('1'), answer: 422 },
  ],
};
