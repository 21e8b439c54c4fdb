import type { RouteName } from '@plumbline/contract';

import { AGENCY_PEOPLE_TARGETS, AGENCY_TARGETS } from './agency-targets.js';
import { ANSWER_TARGETS } from './answer-targets.js';
import { AUDIT_TARGETS } from './audit-targets.js';
import { COMMENT_TARGETS } from './comment-targets.js';
import { CYCLE_TARGETS } from './cycle-targets.js';
import { ENTRY_TARGETS } from './entry-targets.js';
import { EVALUATION_TARGETS } from './evaluation-targets.js';
import { EXCHANGE_TARGETS } from './exchange-targets.js';
import * as world from './fixture.js';
import type { Target } from './permission-target.js';
import { PARTNER_TARGETS } from './partner-targets.js';
import { POSITION_TARGETS } from './position-targets.js';
import { PLAN_TARGETS } from './plan-targets.js';
import { KEY_TARGETS } from './key-targets.js';
import { REGION_TARGETS } from './region-targets.js';
import { RELEASED_TARGETS } from './released-targets.js';
import { SHARING_TARGETS } from './sharing-targets.js';

/** What is asked for at every route. The people of authorities are Northmoor's, so Northmoor's audits are their own. */
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
  listAskedItems: [
    { what: 'them', path: '/asked', answer: 200 },
    { what: "another agency's", path: `/asked?agencyId=${world.NOBODYS_ID}`, answer: 422 },
  ],
  readFrameworkVersion: [
    { what: 'it', path: '/frameworks/ofsted-ilacs/versions/2023', answer: 200 },
    { what: 'no such version', path: '/frameworks/ofsted-ilacs/versions/1', answer: 404 },
    { what: 'a malformed version', path: '/frameworks/ofsted-ilacs/versions/latest', answer: 422 },
  ],
  ...AGENCY_PEOPLE_TARGETS,
  ...AGENCY_TARGETS,
  ...ANSWER_TARGETS,
  ...AUDIT_TARGETS,
  ...COMMENT_TARGETS,
  ...CYCLE_TARGETS,
  ...ENTRY_TARGETS,
  ...EVALUATION_TARGETS,
  ...EXCHANGE_TARGETS,
  ...KEY_TARGETS,
  ...PARTNER_TARGETS,
  ...PLAN_TARGETS,
  ...POSITION_TARGETS,
  ...REGION_TARGETS,
  ...RELEASED_TARGETS,
  ...SHARING_TARGETS,
};
