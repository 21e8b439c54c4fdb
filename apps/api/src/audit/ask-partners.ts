import type { AnswerKey, AskBy, AskedKey, Partners, RatingDone } from '@plumbline/contract';

import { ProblemError } from '../platform/problem-error.js';
import type { TenantTx } from '../platform/tenancy.js';
import { listAgencies, readPartnerItems } from './partners.query.js';
import { lockDraft } from './steps.query.js';

/** An audit and the authority whose it is. */
export interface AuditOf {
  readonly auditId: string;
  readonly authorityId: string;
}

/** @throws ProblemError not-found */
export async function readPartners(tx: TenantTx, { auditId, authorityId }: AuditOf): Promise<Partners> {
  const [found] =
    await tx.sql`select from audit.audit where authority_id = ${tx.authorityId} and id = ${auditId}`;
  if (!found) throw new ProblemError('not-found');
  return { agencies: await listAgencies(tx, authorityId), items: await readPartnerItems(tx, auditId) };
}

/**
 * Asks the agencies of the kinds usually asked that serve the authority about every item that has not opened. Who is asked already, or
 * was asked once and is no longer, stays so.
 * @throws ProblemError not-found, wrong-state, invalid-request for a day that is over or too late
 */
export async function askUsualAgencies(tx: TenantTx, { auditId, authorityId }: AuditOf, { dueOn }: AskBy) {
  await lockDraft(tx, auditId);
  await requireDayToCome(tx, auditId, dueOn);
  await tx.sql`
    insert into audit.asked (authority_id, audit_id, item_id, agency_id, due_on)
    select audit.authority_id, audit.id, item ->> 'id', agency.id, ${dueOn}::date
    from   audit.audit
    join   framework.version on (version.framework_id, version.version) = (audit.framework_id, audit.framework_version)
    cross  join lateral jsonb_path_query(version.content, '$.themes[*].recommendations[*]') item
    join   access.agency on item -> 'usuallyAsked' ? agency.kind
    join   access.serving_now serves on (serves.agency_id, serves.authority_id) = (agency.id, audit.authority_id)
    where  audit.authority_id = ${tx.authorityId} and audit.id = ${auditId}
    and    not exists (select from audit.opened_item opened
                       where  (opened.authority_id, opened.audit_id, opened.item_id)
                                = (audit.authority_id, audit.id, item ->> 'id'))
    on     conflict do nothing`;
  return readPartners(tx, { auditId, authorityId });
}

/**
 * Asks one agency about one item, again where it was no longer asked, or changes its day.
 * @throws ProblemError not-found, wrong-state, ratings-opened, invalid-request for a day that is over or too late
 */
export async function askAgency(tx: TenantTx, key: AskedKey & AuditOf, { dueOn }: AskBy): Promise<Partners> {
  await lockDraft(tx, key.auditId);
  const [found] = await tx.sql`
    select from audit.audit
    join   framework.recommendation
             on (recommendation.framework_id, recommendation.version) = (audit.framework_id, audit.framework_version)
    join   access.serving_now serves on serves.authority_id = audit.authority_id
    where  audit.authority_id = ${tx.authorityId} and audit.id = ${key.auditId}
    and    recommendation.id = ${key.recommendationId}
    and    serves.agency_id = ${key.agencyId}`;
  if (!found) throw new ProblemError('not-found');
  await requireUnopened(tx, key);
  await requireDayToCome(tx, key.auditId, dueOn);
  await tx.sql`
    insert into audit.asked (authority_id, audit_id, item_id, agency_id, due_on)
    values (${key.authorityId}, ${key.auditId}, ${key.recommendationId}, ${key.agencyId}, ${dueOn}::date)
    on     conflict (authority_id, audit_id, item_id, agency_id) do update set due_on = excluded.due_on, withdrawn = false`;
  return readPartners(tx, key);
}

/**
 * No longer asks an agency that has not rated. Where all the others have, their ratings open.
 * @throws ProblemError not-found, wrong-state, ratings-opened, agency-has-rated
 */
export async function withdrawAgency(tx: TenantTx, key: AskedKey & AuditOf): Promise<Partners> {
  await lockDraft(tx, key.auditId);
  await requireUnopened(tx, key);
  const [asked] = await tx.sql<{ rated: boolean }[]>`
    select rated from audit.asked
    where  authority_id = ${tx.authorityId} and audit_id = ${key.auditId} and item_id = ${key.recommendationId} and agency_id = ${key.agencyId} and not withdrawn`;
  if (!asked) throw new ProblemError('not-found');
  if (asked.rated) throw new ProblemError('agency-has-rated');
  await tx.sql`
    update audit.asked set withdrawn = true
    where  authority_id = ${tx.authorityId} and audit_id = ${key.auditId} and item_id = ${key.recommendationId} and agency_id = ${key.agencyId}`;
  await openIfAllRated(tx, key);
  return readPartners(tx, key);
}

/** Opens every item whose partners have rated or are overdue, and which the authority has rated. @throws ProblemError not-found, wrong-state */
export async function closePartnerRatings(tx: TenantTx, audit: AuditOf): Promise<Partners> {
  await lockDraft(tx, audit.auditId);
  await tx.sql`select audit.open_items(${audit.auditId}::uuid, null, true)`;
  return readPartners(tx, audit);
}

/** A rater says that its rating stands. Whether the ratings have opened. @throws ProblemError not-found, wrong-state */
export async function finishRating(tx: TenantTx, key: AnswerKey): Promise<RatingDone> {
  const authorityId = await lockDraft(tx, key.auditId);
  const [item] = await tx.sql`
    select from audit.audit
    join   framework.recommendation
             on (recommendation.framework_id, recommendation.version) = (audit.framework_id, audit.framework_version)
    where  (audit.authority_id, audit.id) = (${authorityId}::uuid, ${key.auditId}::uuid)
    and    recommendation.id = ${key.recommendationId}`;
  if (!item) throw new ProblemError('not-found');
  await openIfAllRated(tx, key);
  const [opened] = await tx.sql`
    select from audit.opened_item
    where  (authority_id, audit_id, item_id) = (${authorityId}::uuid, ${key.auditId}::uuid, ${key.recommendationId}::text)`;
  return { opened: opened !== undefined };
}

/** Opens an item if all who were asked have rated; the database looks itself. The audit has to be locked, or two who are last miss each other. */
async function openIfAllRated(tx: TenantTx, { auditId, recommendationId }: AnswerKey): Promise<void> {
  await tx.sql`select audit.open_items(${auditId}::uuid, ${recommendationId}::text, false)`;
}

async function requireUnopened(tx: TenantTx, { auditId, recommendationId }: AskedKey): Promise<void> {
  const [opened] = await tx.sql`
    select from audit.opened_item where authority_id = ${tx.authorityId} and audit_id = ${auditId} and item_id = ${recommendationId}`;
  if (opened) throw new ProblemError('ratings-opened');
}

/** A day that is over would close ratings before anybody could give one; one after figures are taken would be too late for them. */
async function requireDayToCome(tx: TenantTx, auditId: string, dueOn: string): Promise<void> {
  const [day] = await tx.sql<{ over: boolean; late: boolean; last: string }[]>`
    select ${dueOn}::date < today as "over",
           ${dueOn}::date > cycle.figures_taken_on and cycle.figures_taken_on >= today as "late",
           to_char(cycle.figures_taken_on, 'FMDD FMMonth YYYY') as "last"
    from   audit.audit
    join   framework.cycle on (cycle.framework_id, cycle.id) = (audit.framework_id, audit.cycle_id)
    cross  join lateral (select (now() at time zone 'Europe/London')::date as today) now
    where  audit.authority_id = ${tx.authorityId} and audit.id = ${auditId}`;
  const detail = day?.over
    ? 'Enter today or a later day'
    : day?.late && `Enter ${day.last} or an earlier day: figures are taken then`;
  if (detail) throw new ProblemError('invalid-request', undefined, [{ pointer: '#/body/dueOn', detail }]);
}
