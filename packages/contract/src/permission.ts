import { agencyRoutes } from './agencies.js';
import { agencyPeopleRoutes } from './agency-people.js';
import { answerRoutes } from './answer.js';
import { assignmentRoutes } from './assignment.js';
import { auditRoutes } from './audit.js';
import { contactRoutes } from './contact.js';
import { commentRoutes } from './comment.js';
import { cycleRoutes } from './cycle.js';
import { entryRoutes } from './entry.js';
import { evaluationRoutes } from './evaluation.js';
import { evidenceRoutes } from './evidence.js';
import { exchangeRoutes } from './exchange.js';
import { frameworkRoutes } from './framework.js';
import { keyRoutes } from './keys.js';
import { ownResultsRoutes } from './own-results.js';
import { partnerResultsRoutes } from './partner-results.js';
import { partnerRoutes } from './partners.js';
import { peopleRoutes } from './people.js';
import { planRoutes } from './plan.js';
import { platformRoutes } from './platform.js';
import { positionRoutes } from './positions.js';
import { releaseFileRoutes } from './release-files.js';
import { resultsRoutes } from './results.js';
import { returnsRoutes } from './returns.js';
import type { CallerRole } from './role.js';
import { scopeRoutes } from './scope.js';
import { sessionRoutes } from './session.js';

/** Every endpoint there is, by its name. */
export const ROUTES = {
  ...platformRoutes,
  ...sessionRoutes,
  ...auditRoutes,
  ...cycleRoutes,
  ...agencyRoutes,
  ...agencyPeopleRoutes,
  ...resultsRoutes,
  ...partnerResultsRoutes,
  ...releaseFileRoutes,
  ...returnsRoutes,
  ...evaluationRoutes,
  ...frameworkRoutes,
  ...ownResultsRoutes,
  ...answerRoutes,
  ...exchangeRoutes,
  ...partnerRoutes,
  ...entryRoutes,
  ...positionRoutes,
  ...scopeRoutes,
  ...assignmentRoutes,
  ...peopleRoutes,
  ...commentRoutes,
  ...evidenceRoutes,
  ...planRoutes,
  ...contactRoutes,
  ...keyRoutes,
};
/** What a route is known by: in the permission table, and as `operationId` in OpenAPI. */
export type RouteName = keyof typeof ROUTES;

/** Who may call a route: anyone at all, any person signed in, or the roles listed. */
export type Permission = 'anyone' | 'signed-in' | readonly CallerRole[];

const AUTHORITY_ROLES = ['audit-lead', 'contributor', 'approver', 'viewer'] as const;
const ADMINISTRATORS = ['administrator'] as const;
/** Who reads published figures. `machine`: with a key, as the regional lead of its region does. */
const RESULTS_ROLES = ['regional-lead', 'evaluator', 'machine'] as const;

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
  withdrawResults: ADMINISTRATORS,
  listAgencies: ADMINISTRATORS,
  readAgency: ADMINISTRATORS,
  addAgency: ADMINISTRATORS,
  startServing: ADMINISTRATORS,
  endServing: ADMINISTRATORS,
  // People of agencies are the administrator's; an authority does not see who they are.
  readAgencyPeople: ADMINISTRATORS,
  letInForAgency: ADMINISTRATORS,
  changeAgencyLastDay: ADMINISTRATORS,
  setWorkAddress: ADMINISTRATORS,
  endAgencyPerson: ADMINISTRATORS,
  readFrameworkVersion: 'signed-in',
  startAudit: ['audit-lead'],
  saveAnswer: ['audit-lead', 'contributor'],
  finishAnswer: ['audit-lead', 'contributor'],
  readAnswerHistory: AUTHORITY_ROLES,
  saveAnswers: ['audit-lead', 'contributor'],
  sendAudit: ['audit-lead'],
  recallAudit: ['audit-lead'],
  sendBackAudit: ['approver'],
  signOffAudit: ['approver'],
  beginCheck: ['audit-lead'],
  endCheck: ['audit-lead'],
  reopenAudit: ['audit-lead', 'approver'],
  saveScope: ['audit-lead', 'contributor'],
  assign: ['audit-lead'],
  // The database looks again whether the person leads the audit.
  readPeople: ['audit-lead'],
  invitePerson: ['audit-lead'],
  changeLastDay: ['audit-lead'],
  endPerson: ['audit-lead'],
  exportAudit: AUTHORITY_ROLES,
  uploadWorkbook: ['audit-lead'],
  readImport: ['audit-lead'],
  takeOverImport: ['audit-lead'],
  listAskedItems: ['partner'],
  saveAskedAnswer: ['partner'],
  // Which results there are, and who is in them as numbers: public within the service. No ratings.
  listReleases: [...AUTHORITY_ROLES, ...RESULTS_ROLES],
  finishAskedAnswer: ['partner'],
  // An agency's own: row-level security shows them to nobody else.
  readPositions: ['partner'],
  savePosition: ['partner'],
  usePositions: ['partner'],
  readPartners: AUTHORITY_ROLES,
  askUsualAgencies: ['audit-lead'],
  askAgency: ['audit-lead'],
  withdrawAgency: ['audit-lead'],
  closePartnerRatings: ['audit-lead'],
  agreeRating: ['audit-lead'],
  // A viewer reads; whoever looks after what, every contributor may say something (decision 14).
  listComments: AUTHORITY_ROLES,
  addComment: ['audit-lead', 'contributor', 'approver'],
  resolveComment: ['audit-lead', 'contributor', 'approver'],
  // The database looks again: whoever does not lead the audit sees nothing that was entered before ratings open.
  readEntry: ['audit-lead'],
  saveEntered: ['audit-lead'],
  exportEntry: ['audit-lead'],
  uploadEntry: ['audit-lead'],
  listReferences: AUTHORITY_ROLES,
  addReference: ['audit-lead', 'contributor'],
  correctReference: ['audit-lead', 'contributor'],
  readPlan: AUTHORITY_ROLES,
  addAction: ['audit-lead', 'contributor'],
  changeAction: ['audit-lead', 'contributor'],
  readActionHistory: AUTHORITY_ROLES,
  regionResults: RESULTS_ROLES,
  readReturns: ['regional-lead'],
  readEvaluation: ['evaluator'],
  publicChange: ['evaluator'],
  projectChange: ['evaluator'],
  regionsOverview: RESULTS_ROLES,
  movement: RESULTS_ROLES,
  partnerResults: RESULTS_ROLES,
  releaseFile: RESULTS_ROLES,
  readSeries: RESULTS_ROLES,
  listOfferedContacts: AUTHORITY_ROLES,
  offerContact: ['audit-lead'],
  seriesContacts: ['regional-lead'],
  ownRatings: AUTHORITY_ROLES,
  ownRegionResults: AUTHORITY_ROLES,
  listKeys: ADMINISTRATORS,
  issueKey: ADMINISTRATORS,
  endKey: ADMINISTRATORS,
};
