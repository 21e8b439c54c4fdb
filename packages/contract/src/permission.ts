import { answerRoutes } from './answer.js';
import { auditRoutes } from './audit.js';
import { cycleRoutes } from './cycle.js';
import { evaluationRoutes } from './evaluation.js';
import { frameworkRoutes } from './framework.js';
import { platformRoutes } from './platform.js';
import { resultsRoutes } from './results.js';
import type { Role } from './role.js';
import { sessionRoutes } from './session.js';

/** Every endpoint there is, by its name. */
export const ROUTES = {
  ...platformRoutes,
  ...sessionRoutes,
  ...auditRoutes,
  ...cycleRoutes,
  ...resultsRoutes,
  ...evaluationRoutes,
  ...frameworkRoutes,
  ...answerRoutes,
};
export type RouteName = keyof typeof ROUTES;

/** Who may call a route: anyone at all, anyone signed in, or the roles listed. */
export type Permission = 'anyone' | 'signed-in' | readonly Role[];

const AUTHORITY_ROLES = ['audit-lead', 'contributor', 'approver', 'viewer'] as const;
const ADMINISTRATORS = ['administrator'] as const;
const RESULTS_ROLES = ['regional-lead', 'evaluator'] as const;

/**
 * Who may do what: documentation, guard and the oracle of the permission test in one table.
 * A route without a row does not compile; a row says nothing about whose object it is: that is row-level security's part.
 */
export const PERMISSIONS: Readonly<Record<RouteName, Permission>> = {
  live: 'anyone',
  ready: 'anyone',
  openApi: 'anyone',
  signInOptions: 'anyone',
  signIn: 'anyone',
  currentSession: 'anyone',
  signOut: 'signed-in',
  listAudits: AUTHORITY_ROLES,
  readAudit: AUTHORITY_ROLES,
  listCycles: ADMINISTRATORS,
  readCycle: ADMINISTRATORS,
  announceCycle: ADMINISTRATORS,
  extendDue: ADMINISTRATORS,
  closeCycle: ADMINISTRATORS,
  previewResults: ADMINISTRATORS,
  publishResults: ADMINISTRATORS,
  readFrameworkVersion: 'signed-in',
  startAudit: ['audit-lead'],
  saveAnswer: ['audit-lead', 'contributor'],
  saveAnswers: ['audit-lead', 'contributor'],
  sendAudit: ['audit-lead'],
  recallAudit: ['audit-lead'],
  sendBackAudit: ['approver'],
  signOffAudit: ['approver'],
  listAskedItems: ['partner'],
  saveAskedAnswer: ['partner'],
  listReleases: RESULTS_ROLES,
  regionResults: RESULTS_ROLES,
  readEvaluation: ['evaluator'],
  publicChange: ['evaluator'],
  projectChange: ['evaluator'],
  regionsOverview: RESULTS_ROLES,
};
