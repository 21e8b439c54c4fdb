import { randomUUID } from 'node:crypto';

import type { Answer as AnswerShape, Audit } from '@plumbline/contract';

import { CONSTABULARY, EASTVALE, MEMBERSHIP_OF, NORTHMOOR, populate } from './fixture.js';
import { connected, type Queried } from './postgres.js';
import type { Answer, Service } from './service.js';

export const FRAMEWORK = 'cscip-2017';
export const ITEMS = 27;
export const CLINIC = '20000000-0000-4000-8000-000000000002';
/** A second audit lead; the first one's membership as approver, too; somebody of another agency; Eastvale's audit lead. */
export const OTHER_LEAD = '50000000-0000-4000-8000-000000000101';
export const LEAD_AS_APPROVER = '50000000-0000-4000-8000-000000000102';
export const CLINICIAN = '50000000-0000-4000-8000-000000000103';
export const EASTVALE_LEAD = '50000000-0000-4000-8000-000000000104';

const MORE_PEOPLE = `
  insert into access.agency (id, kind, name) values ('${CLINIC}', 'health', 'Moorland Clinic');
  insert into access.person (id, name) values
    ('60000000-0000-4000-8000-000000000101', 'Second lead'),
    ('60000000-0000-4000-8000-000000000103', 'Clinician'),
    ('60000000-0000-4000-8000-000000000104', 'Lead of Eastvale');
  insert into access.membership (id, person_id, role, authority_id, agency_id) values
    ('${OTHER_LEAD}', '60000000-0000-4000-8000-000000000101', 'audit-lead', '${NORTHMOOR}', null),
    ('${LEAD_AS_APPROVER}', (select person_id from access.membership where id = '${MEMBERSHIP_OF['audit-lead']}'), 'approver', '${NORTHMOOR}', null),
    ('${CLINICIAN}', '60000000-0000-4000-8000-000000000103', 'partner', null, '${CLINIC}'),
    ('${EASTVALE_LEAD}', '60000000-0000-4000-8000-000000000104', 'audit-lead', '${EASTVALE}', null);`;

/** The made-up world with more people in it. */
export const populateForAudits = async (database: Queried): Promise<void> => {
  await populate(database);
  await connected(database.administrator, (client) => client.query(MORE_PEOPLE));
};

/** Northmoor's fresh audit in a cycle of its own. */
export interface World {
  readonly auditId: string;
  readonly cycle: string;
}

export async function openCycle(database: Queried): Promise<string> {
  const cycle = `c${randomUUID().slice(0, 8)}`;
  await database.asSuperuser(
    `insert into framework.cycle (framework_id, id, opens_on, due_on, figures_taken_on, time_period, origin)
     values ($1, $2, '2025-01-01', '2099-01-01', '2099-02-01', '2099', 'announced')`,
    [FRAMEWORK, cycle],
  );
  return cycle;
}

export async function startOne(database: Queried, service: Service, as: string): Promise<World> {
  const cycle = await openCycle(database);
  const body = { frameworkId: FRAMEWORK, cycle };
  const started = await service.request({ as, method: 'POST', path: '/audits', body });
  return { auditId: (started.json() as Audit).id, cycle };
}

export interface Save {
  readonly as: string;
  readonly auditId: string;
  readonly item?: string;
  readonly version?: number;
  readonly body: object;
  readonly below?: 'audits' | 'asked';
}

export function save(
  service: Service,
  { as, auditId, item = 'supervision', version = 0, body, below = 'audits' }: Save,
) {
  return service.request({
    as,
    method: 'PATCH',
    path: `/${below}/${auditId}/answers/${item}`,
    body,
    headers: { 'sec-fetch-site': 'same-origin', 'if-match': `"${version}"` },
  });
}

export const saved = (answer: Answer): AnswerShape => answer.json() as AnswerShape;

/** Rates every item that is not rated. */
export async function answerAll(service: Service, as: string, auditId: string): Promise<void> {
  const audit = (await service.request({ as, path: `/audits/${auditId}` })).json() as Audit;
  for (const { recommendationId: item } of audit.missing)
    await save(service, { as, auditId, item, body: { rating: 'established' } });
}

export const step = (
  service: Service,
  which: { readonly as: string; readonly auditId: string; readonly to: string; readonly body?: object },
) =>
  service.request({
    as: which.as,
    method: 'POST',
    path: `/audits/${which.auditId}/${which.to}`,
    ...(which.body && { body: which.body }),
  });

export const SIGNS = { declares: true, consentsNearAgreement: true, acceptsLaterAbsence: false };

export const ask = (database: Queried, { auditId }: World, agencyId = CONSTABULARY, item = 'supervision') =>
  database.asSuperuser(
    `insert into audit.asked (authority_id, audit_id, item_id, agency_id) values ($1, $2, $3, $4)`,
    [NORTHMOOR, auditId, item, agencyId],
  );
