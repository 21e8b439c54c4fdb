import { randomUUID } from 'node:crypto';

import type { ResultsRequest } from '@plumbline/contract';
import { describeRule, type Rule } from '@plumbline/disclosure';
import type { FrameworkVersion } from '@plumbline/framework';

import { readVersions } from '../framework/versions.query.js';
import type { Tx } from '../platform/database.js';
import { todayInLondon } from '../platform/date.js';
import { Failure } from '../platform/failure.js';
import { readContributors, type SignedAuditRow } from './contributors.query.js';
import { freeze, type Frozen, hashFrozen } from './freeze.js';
import { writeMovement } from './movement.js';
import { readPartnerAnswers } from './partner-answers.query.js';
import { previewOf } from './preview.js';
import { readRegions } from './regions.query.js';

interface CycleRow {
  readonly kind: ResultsRequest;
  readonly frameworkId: string;
  readonly cycleId: string;
  readonly timePeriod: string;
  readonly fictional: boolean;
  readonly figuresTakenOn: string;
  readonly closed: boolean;
}

/**
 * Carries out one request of the queue: reads the signed audits, applies disclosure control, writes the release and the outcome;
 * for a preview nothing but the outcome. All of it in the caller's transaction, as the release builder.
 * @throws Failure when the cycle is open, is published already, or nobody has signed
 */
export async function buildRelease(tx: Tx, requestId: string, rule: Rule): Promise<void> {
  const cycle = await readRequest(tx, requestId);
  const { frameworkId, cycleId } = cycle;
  const signed = await readContributors(tx, frameworkId, cycleId);
  if (signed.length === 0)
    throw new Failure(`No audit of ${cycleId} was signed when its figures were taken.`);

  const versions = await readVersions(tx, frameworkId);
  const frozen = freeze({
    versions,
    contributors: signed.map((row) => ({ ...row, ratings: new Map(Object.entries(row.ratings)) })),
    partnerAnswers: await readPartnerAnswers(tx, signed),
    regions: await readRegions(tx, frameworkId, cycleId),
    rule,
  });
  if (cycle.kind === 'preview') {
    await tx.sql`insert into release.outcome (request_id, preview) values (${requestId}, ${JSON.stringify(previewOf(frozen))})`;
    return;
  }
  const releaseId = randomUUID();
  const latest = versions.findLast(({ version }) => signed.some((row) => row.version === version));
  if (!latest) throw new Error('A signed audit is pinned to a version that is on record');
  await writeRelease(tx, { releaseId, cycle, framework: latest, frozen, rule });
  await writeFigures(tx, releaseId, frozen);
  await writeContributors(tx, releaseId, signed);
  await writeMovement(tx, releaseId);
  await tx.sql`insert into release.outcome (request_id, release_id) values (${requestId}, ${releaseId})`;
}

async function readRequest(tx: Tx, requestId: string): Promise<CycleRow> {
  const [row] = await tx.sql<CycleRow[]>`
    select request.kind                 as "kind",
           cycle.framework_id           as "frameworkId",
           cycle.id                     as "cycleId",
           cycle.time_period            as "timePeriod",
           cycle.fictional              as "fictional",
           least(cycle.figures_taken_on, (cycle.closed_at at time zone 'Europe/London')::date)::text as "figuresTakenOn",
           cycle.closed_at is not null  as "closed"
    from   release.request
    join   framework.cycle on (cycle.framework_id, cycle.id) = (request.framework_id, request.cycle_id)
    where  request.id = ${requestId}`;
  if (!row) throw new Failure(`There is no request ${requestId}.`);
  if (!row.closed)
    throw new Failure(`Cycle ${row.cycleId} of ${row.frameworkId} is not closed: close it, then publish.`);
  return row;
}

async function writeRelease(
  tx: Tx,
  release: { releaseId: string; cycle: CycleRow; framework: FrameworkVersion; frozen: Frozen; rule: Rule },
): Promise<void> {
  const { releaseId, cycle, framework, frozen, rule } = release;
  const made = await tx.sql`
    insert into released.release
      (id, framework_id, cycle_id, framework_title, publisher, ratings_public, fictional, note, time_period, figures_taken_on, published_on,
       rule_version, rule, rule_in_words, content_hash)
    values
      (${releaseId}, ${cycle.frameworkId}, ${cycle.cycleId}, ${framework.title}, ${framework.publisher}, ${framework.ratingsPublic}, ${cycle.fictional},
       ${framework.note ?? null}, ${cycle.timePeriod}, ${cycle.figuresTakenOn}, ${todayInLondon()}, ${rule.version},
       ${JSON.stringify(rule)}, ${describeRule(rule)}, ${hashFrozen(frozen, rule)})
    on conflict (framework_id, cycle_id) do nothing
    returning id`;
  if (made.length === 0)
    throw new Failure(
      `The results of ${cycle.cycleId} of ${cycle.frameworkId} are published already. A cycle is published once.`,
    );
}

async function writeFigures(tx: Tx, releaseId: string, frozen: Frozen): Promise<void> {
  const inOrder = (rows: readonly object[]): string =>
    JSON.stringify(rows.map((row, position) => ({ ...row, position })));
  await tx.sql`
    insert into released.level (release_id, position, key, label, strength)
    select ${releaseId}, position, key, label, strength
    from   jsonb_to_recordset(${inOrder(frozen.levels)}::jsonb) as l(position smallint, key text, label text, strength boolean)`;
  await tx.sql`
    insert into released.theme (release_id, position, id, title)
    select ${releaseId}, position, id, title
    from   jsonb_to_recordset(${inOrder(frozen.themes)}::jsonb) as t(position smallint, id text, title text)`;
  await tx.sql`
    insert into released.enabler (release_id, position, id, title)
    select ${releaseId}, position, id, title
    from   jsonb_to_recordset(${inOrder(frozen.enablers)}::jsonb) as e(position smallint, id text, title text)`;
  await tx.sql`
    insert into released.recommendation (release_id, series_id, position, theme_id, title, enablers, addressed_to)
    select ${releaseId}, "seriesId", position, "themeId", title, enablers, "addressedTo"
    from   jsonb_to_recordset(${inOrder(frozen.recommendations)}::jsonb)
             as r("seriesId" text, position smallint, "themeId" text, title text, enablers text[], "addressedTo" text)`;
  await tx.sql`
    insert into released.area (release_id, code, name, authorities, contributors)
    select ${releaseId}, code, name, authorities, contributors
    from   jsonb_to_recordset(${inOrder(frozen.areas)}::jsonb) as a(code text, name text, authorities int, contributors int)`;
  await tx.sql`
    insert into released.cell
      (release_id, area_code, series_id, rater_type, contributors, contributors_not_shown, by_consent, counts, not_applicable)
    select ${releaseId}, "areaCode", "seriesId", "raterType", contributors, "contributorsNotShown", "byConsent", counts, "notApplicable"
    from   jsonb_to_recordset(${JSON.stringify(frozen.cells)}::jsonb)
             as c("areaCode" text, "seriesId" text, "raterType" text, contributors int, "contributorsNotShown" int, "byConsent" boolean, counts int[], "notApplicable" int)`;
}

async function writeContributors(
  tx: Tx,
  releaseId: string,
  signed: readonly SignedAuditRow[],
): Promise<void> {
  const rows = signed.map(({ authorityId, auditId, signing }) => ({ authorityId, auditId, signing }));
  await tx.sql`
    insert into release.contributor (release_id, authority_id, audit_id, signing)
    select ${releaseId}, "authorityId", "auditId", signing
    from   jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as c("authorityId" uuid, "auditId" uuid, signing int)`;
}
