import { randomUUID } from 'node:crypto';

import {
  DEMONSTRATION,
  DEMONSTRATION_DAY,
  type FictionalAnswer,
  type FictionalAudit,
  fictionalAudits,
} from '@plumbline/demo-data';

import { hashOf } from '../audit/sign-audit.js';
import { openDatabase, type Tx } from '../platform/database.js';
import { writeFictionalComments } from './fictional-comments.js';
import { evidenceOf, improvementOf, writeFictionalPlan, writeReferences } from './fictional-plan.js';
import { type CastMember, castAs, homeAgency, homeAuthority } from './people.js';

/** Authorities in one transaction: what an interrupted start leaves undone is whole ones. */
const CHUNK = 40;

/** Who did what in the audits of the one authority that has people. */
interface Hands {
  readonly home: string;
  readonly agency: string;
  readonly lead: string;
  readonly contributor: string;
  readonly partner: string;
  readonly approver: string;
}

/**
 * Writes the audits of every made-up authority that has none of them yet, each as its own tenant: as svc_authority, under row-level
 * security and the columns that this login may write.
 */
export async function writeFictionalAudits(
  address: string,
  cast: readonly CastMember[],
  progress: (words: string) => void,
): Promise<void> {
  const hands: Hands = {
    home: homeAuthority(),
    agency: homeAgency(),
    lead: castAs(cast, 'audit-lead'),
    contributor: castAs(cast, 'contributor'),
    partner: castAs(cast, 'partner'),
    approver: castAs(cast, 'approver'),
  };
  const authorities = [...Map.groupBy(fictionalAudits(DEMONSTRATION), ({ authorityId }) => authorityId)];
  const database = await openDatabase(address);
  try {
    for (let at = 0; at < authorities.length; at += CHUNK) {
      const chunk = authorities.slice(at, at + CHUNK);
      progress(`audits of ${at + chunk.length} of ${authorities.length} made-up authorities`);
      await database.transaction(async (tx) => {
        for (const [authorityId, audits] of chunk) await writeAuthority(tx, hands, { authorityId, audits });
      });
    }
  } finally {
    await database.destroy();
  }
}

interface OfAuthority {
  readonly authorityId: string;
  readonly audits: readonly FictionalAudit[];
}

async function writeAuthority(tx: Tx, hands: Hands, { authorityId, audits }: OfAuthority): Promise<void> {
  // Who signs must be somebody, and neither sender nor editor. Elsewhere than at home nobody is known by name.
  const signer = authorityId === hands.home ? hands.approver : randomUUID();
  await tx.sql`
    select set_config('app.authority_id', ${authorityId}, true), set_config('app.person_id', ${signer}, true)`;
  const there = await tx.sql`
    select from audit.audit where id = any(${audits.map(({ id }) => id)}::uuid[])`;
  if (there.length > 0) return;
  await writeDrafts(tx, hands, audits);
  const isHome = authorityId === hands.home;
  if (isHome) await writeReferences(tx, authorityId, hands.lead);
  await writeAnswers(tx, hands, { audits, agreed: false });
  await openRatings(tx, hands, audits);
  await writeAnswers(tx, hands, { audits, agreed: true });
  await tx.sql`select set_config('app.person_id', ${signer}, true)`;
  await writeSteps(tx, hands, audits);
  const signed = audits.filter(({ signedAt }) => signedAt !== null);
  if (signed.length > 0) await sign(tx, signed);
  if (isHome) await writeFictionalPlan(tx, authorityId, hands.lead);
  const open = audits.find(({ state }) => state === 'draft');
  if (isHome && open) await writeFictionalComments(tx, open.id, hands);
}

/** Audits as they are when they begin, and what agencies were asked. */
async function writeDrafts(tx: Tx, hands: Hands, audits: readonly FictionalAudit[]): Promise<void> {
  const heads = audits.map((audit, at) => ({
    ...audit,
    asked: undefined,
    answers: undefined,
    carriedFrom: audit.answers.some(({ origin }) => origin !== 'fresh') ? audits[at - 1]?.cycleId : undefined,
  }));
  const asked = audits.flatMap(({ id, authorityId, state, asked: requests }) =>
    requests.map((request) => ({
      ...{ ...request, id, authorityId },
      // Before its day, or where nobody is known who could close ratings, an agency that gives none is no longer asked.
      withdrawn:
        !request.rated &&
        state !== 'draft' &&
        (authorityId !== hands.home || request.dueOn >= DEMONSTRATION_DAY),
    })),
  );
  await tx.sql`
    with audit as (
      insert into audit.audit (authority_id, id, framework_id, framework_version, cycle_id, carried_from)
      select "authorityId", id, "frameworkId", "frameworkVersion", "cycleId", "carriedFrom"
      from   jsonb_to_recordset(${JSON.stringify(heads)}::jsonb)
               as a("authorityId" uuid, id uuid, "frameworkId" text, "frameworkVersion" int, "cycleId" text, "carriedFrom" text)
    )
    insert into audit.asked (authority_id, audit_id, item_id, agency_id, due_on, rated, withdrawn)
    select "authorityId", id, "recommendationId", "agencyId", "dueOn", rated, withdrawn
    from   jsonb_to_recordset(${JSON.stringify(asked)}::jsonb)
             as a("authorityId" uuid, id uuid, "recommendationId" text, "agencyId" uuid, "dueOn" date, rated boolean, withdrawn boolean)`;
}

/** Opens the ratings of the audits that went past the draft: what is agreed is agreed afterwards. */
async function openRatings(tx: Tx, { lead }: Hands, audits: readonly FictionalAudit[]): Promise<void> {
  const checked = audits.filter(({ state }) => state !== 'draft').map(({ id }) => id);
  await tx.sql`
    with person as materialized (select set_config('app.person_id', ${lead}, true))
    select audit.open_items(id, null, true) from person, unnest(${checked}::uuid[]) id`;
}

interface Said {
  readonly audits: readonly FictionalAudit[];
  /** The agreed ratings, or all others. */
  readonly agreed: boolean;
}

/** Every answer with its one event, rater by rater. */
async function writeAnswers(tx: Tx, hands: Hands, { audits, agreed }: Said): Promise<void> {
  const answers = audits.flatMap((audit) =>
    audit.answers
      .map((answer, at) => ({
        ...answer,
        ...{ id: audit.id, authorityId: audit.authorityId },
        ...{ frameworkId: audit.frameworkId, frameworkVersion: audit.frameworkVersion },
        changedAt: momentOf(answer, at),
        changedBy: handOf(hands, audit, { answer, at }),
        ...(audit.authorityId === hands.home ? evidenceOf(answer, at) : { evidence: [], references: [] }),
        improvement: audit.authorityId === hands.home ? improvementOf(answer, at) : '',
      }))
      .filter(({ raterType }) => (raterType === 'agreed') === agreed),
  );
  // Each agency writes its own: what the authority wrote would be marked as entered for it.
  const byRater = Map.groupBy(answers, ({ raterType, raterId }) => (raterType === 'partner' ? raterId : ''));
  for (const [agencyId, said] of byRater) {
    await tx.sql`select set_config('app.agency_id', ${agencyId}, true)`;
    await writeSaid(tx, said);
  }
  await tx.sql`select set_config('app.agency_id', '', true)`;
}

/** Answers of one rater, or of the authority. */
async function writeSaid(tx: Tx, answers: readonly object[]): Promise<void> {
  await tx.sql`
    with said as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(answers)}::jsonb)
        as s("authorityId" uuid, id uuid, "recommendationId" text, "raterType" text, "raterId" uuid, "frameworkId" text, "frameworkVersion" int,
             "levelKey" text, "notApplicable" boolean, reason text, note text, improvement text, origin text, "needsReview" boolean,
             evidence text[], "references" uuid[], "changedBy" uuid, "changedAt" timestamptz)
    ), answer as (
      insert into audit.answer
        (authority_id, audit_id, item_id, rater_type, rater_id, framework_id, framework_version, version,
         level_key, not_applicable, reason, note, improvement, evidence, reference_ids, origin, needs_review, changed_by, changed_at)
      select "authorityId", id, "recommendationId", "raterType", "raterId", "frameworkId", "frameworkVersion", 1,
             "levelKey", "notApplicable", reason, note, improvement, evidence, "references", origin, "needsReview", "changedBy", "changedAt"
      from   said
    )
    insert into audit.answer_event
      (authority_id, audit_id, item_id, rater_type, rater_id, version,
       level_key, not_applicable, reason, note, improvement, evidence, reference_ids, origin, needs_review, changed_by, changed_at)
    select "authorityId", id, "recommendationId", "raterType", "raterId", 1,
           "levelKey", "notApplicable", reason, note, improvement, evidence, "references", origin, "needsReview", "changedBy", "changedAt"
    from   said`;
}

const MINUTE = 60_000;

/** One answer a minute from nine o'clock on the day that the fiction tells. */
const momentOf = ({ changedOn }: FictionalAnswer, at: number): string =>
  new Date(Date.parse(`${changedOn}T09:00:00Z`) + at * MINUTE).toISOString();

/** Who gave an answer; null: nobody who is known by name. */
function handOf(
  hands: Hands,
  { authorityId }: FictionalAudit,
  { answer, at }: { answer: FictionalAnswer; at: number },
): string | null {
  if (answer.raterType === 'partner') return answer.raterId === hands.agency ? hands.partner : null;
  if (authorityId !== hands.home) return null;
  return answer.raterType === 'own' && at % 3 === 0 ? hands.contributor : hands.lead;
}

/** How far each audit went, and each step on the way; what is going to be signed waits as sent. */
async function writeSteps(tx: Tx, hands: Hands, audits: readonly FictionalAudit[]): Promise<void> {
  const states = audits.map(({ id, state, signedAt }) => ({ id, state: signedAt === null ? state : 'sent' }));
  await tx.sql`
    update audit.audit set state = reached.state
    from   jsonb_to_recordset(${JSON.stringify(states)}::jsonb) as reached(id uuid, state text)
    where  audit.id = reached.id and audit.state <> reached.state`;
  const steps = audits.flatMap((audit) => {
    const isHome = audit.authorityId === hands.home;
    return stepsOf(audit).map((step) => ({
      ...step,
      eventId: randomUUID(),
      id: audit.id,
      authorityId: audit.authorityId,
      personId: isHome ? (step.to === 'signed-off' ? hands.approver : hands.lead) : null,
    }));
  });
  await tx.sql`
    insert into audit.audit_event (authority_id, audit_id, id, at, person_id, from_state, to_state)
    select "authorityId", id, "eventId", at, "personId", "from", "to"
    from   jsonb_to_recordset(${JSON.stringify(steps)}::jsonb)
             as s("authorityId" uuid, id uuid, "eventId" uuid, at timestamptz, "personId" uuid, "from" text, "to" text)`;
}

function stepsOf({ state, sentAt, signedAt, startedOn, answers }: FictionalAudit) {
  const lastDay = answers.reduce((last, { changedOn }) => (changedOn > last ? changedOn : last), startedOn);
  return [
    ...(state === 'being-checked'
      ? [{ from: 'draft', to: 'being-checked', at: `${lastDay}T16:00:00Z` }]
      : []),
    ...(sentAt === null ? [] : [{ from: 'draft', to: 'sent', at: sentAt }]),
    ...(signedAt === null ? [] : [{ from: 'sent', to: 'signed-off', at: signedAt }]),
  ];
}

/** Copies what stands in the answers, as signing does, on the day that the fiction tells. */
async function sign(tx: Tx, audits: readonly FictionalAudit[]): Promise<void> {
  const rows = audits.map(({ id, signedAt, consents, answers }) => ({
    ...{ id, signedAt, ...consents },
    hash: hashOf(ratingsOf(answers)),
  }));
  await tx.sql`
    with signing as (
      select audit.*, row."signedAt", row."nearAgreement", row."laterAbsence", row.hash, named.code, named.name, named.region_code
      from   jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
               as row(id uuid, "signedAt" timestamptz, "nearAgreement" boolean, "laterAbsence" boolean, hash text)
      join   audit.audit using (id)
      join   access.authority_name named on named.authority_id = audit.authority_id
    ), signed as (
      insert into audit.signed_audit
        (authority_id, audit_id, signing, framework_id, framework_version, cycle_id, region_code, signed_at,
         consents_near_agreement, accepts_later_absence, content_hash)
      select authority_id, id, 1, framework_id, framework_version, cycle_id, region_code, "signedAt", "nearAgreement", "laterAbsence", hash
      from   signing
    ), copied as (
      insert into audit.signed_answer
        (authority_id, audit_id, signing, item_id, rater_type, rater_id, framework_id, framework_version, level_key, not_applicable, rated_on)
      select answer.authority_id, answer.audit_id, 1, answer.item_id, answer.rater_type, answer.rater_id,
             answer.framework_id, answer.framework_version, answer.level_key, answer.not_applicable,
             (answer.changed_at at time zone 'Europe/London')::date
      from   signing
      join   audit.answer on (answer.authority_id, answer.audit_id) = (signing.authority_id, signing.id)
    )
    insert into audit.participation (authority_id, framework_id, cycle_id, code, name, region_code, returned_on)
    select authority_id, framework_id, cycle_id, code, name, region_code, ("signedAt" at time zone 'Europe/London')::date
    from   signing`;
  await tx.sql`update audit.audit set state = 'signed-off' where id = any(${audits.map(({ id }) => id)}::uuid[])`;
}

const ratingsOf = (answers: readonly FictionalAnswer[]) =>
  answers
    .map(({ recommendationId: item, raterType, raterId, levelKey: rating }) => ({
      item,
      raterType,
      raterId,
      rating,
    }))
    .toSorted(
      (a, b) => compare(a.item, b.item) || compare(a.raterType, b.raterType) || compare(a.raterId, b.raterId),
    );

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
