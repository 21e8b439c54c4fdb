// The fiction's audits, as rows.
import { FICTIONAL_CYCLES, fictionalAudits } from '@plumbline/demo-data';

export const FRAMEWORK = 'cscip-2017';
const AUDITS_AT_ONCE = 500;

/** Inserts objects whose keys are the columns' names. */
export async function insert(client, table, rows) {
  if (rows.length === 0) return;
  const columns = Object.keys(rows[0]).join(', ');
  await client.query(
    `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1)`,
    [JSON.stringify(rows)],
  );
}

export async function writeAudits(client, options) {
  let some = [];
  for (const audit of fictionalAudits(options)) {
    some.push(audit);
    if (some.length === AUDITS_AT_ONCE) {
      await writeSome(client, some);
      some = [];
    }
  }
  await writeSome(client, some);
  await client.query(`
    insert into audit.participation (authority_id, framework_id, cycle_id, code, name, region_code, returned_on)
    select signed.authority_id, signed.framework_id, signed.cycle_id, named.code, named.name, named.region_code, signed.signed_at::date
    from   audit.signed_audit signed join access.authority_name named using (authority_id)`);
}

async function writeSome(client, audits) {
  const signed = audits.filter(({ signedAt }) => signedAt !== null);
  await insert(
    client,
    'audit.audit',
    audits.map(({ state, startedOn, ...audit }) => ({
      ...headOf(audit),
      id: audit.id,
      state,
      origin: 'here',
      created_at: startedOn,
    })),
  );
  await insert(
    client,
    'audit.signed_audit',
    signed.map(({ regionCode, signedAt, consents, ...audit }) => ({
      ...headOf(audit),
      audit_id: audit.id,
      signing: 1,
      region_code: regionCode,
      signed_at: signedAt,
      consents_near_agreement: consents.nearAgreement,
      accepts_later_absence: consents.laterAbsence,
      content_hash: '',
    })),
  );
  await insert(
    client,
    'audit.signed_answer',
    signed.flatMap((audit) => audit.answers.map((answer) => signedAnswer(audit, answer))),
  );
  await insert(
    client,
    'audit.answer',
    audits.flatMap((audit) => audit.answers.map((answer) => currentAnswer(audit, answer))),
  );
  await insert(
    client,
    'audit.asked',
    audits.flatMap(({ authorityId, id, asked }) =>
      asked.map(({ recommendationId, agencyId, dueOn, rated }) => ({
        authority_id: authorityId,
        audit_id: id,
        item_id: recommendationId,
        agency_id: agencyId,
        due_on: dueOn,
        rated,
      })),
    ),
  );
}

const headOf = ({ authorityId, frameworkId, frameworkVersion, cycleId }) => ({
  authority_id: authorityId,
  framework_id: frameworkId,
  framework_version: frameworkVersion,
  cycle_id: cycleId,
});

const ratingOf = (audit, answer) => ({
  authority_id: audit.authorityId,
  audit_id: audit.id,
  item_id: answer.recommendationId,
  rater_type: answer.raterType,
  rater_id: answer.raterId,
  framework_id: audit.frameworkId,
  framework_version: audit.frameworkVersion,
  level_key: answer.levelKey,
  not_applicable: answer.notApplicable,
});

const signedAnswer = (audit, answer) => ({
  ...ratingOf(audit, answer),
  signing: 1,
  rated_on: answer.changedOn,
});

const currentAnswer = (audit, answer) => ({
  ...ratingOf(audit, answer),
  version: 1,
  reason: answer.reason,
  note: answer.note,
  origin: answer.origin,
  needs_review: answer.needsReview,
  changed_at: answer.changedOn,
});

/** The first cycle once more under other names: signed audits alone, which is all that results are made from. */
export async function repeatCycles(client, times) {
  const [{ id: from }] = FICTIONAL_CYCLES;
  for (let before = 1; before <= times; before++) {
    const id = String(Number(from) - before);
    await client.query(
      `insert into framework.cycle select (jsonb_populate_record(cycle, jsonb_build_object('id', $2::text, 'time_period', $2::text))).*
       from framework.cycle where (framework_id, id) = ('${FRAMEWORK}', $1)`,
      [from, id],
    );
    await client.query(
      `insert into audit.audit select (jsonb_populate_record(audit, jsonb_build_object('id', gen_random_uuid(), 'cycle_id', $2::text))).*
       from audit.audit where cycle_id = $1 and state = 'signed-off'`,
      [from, id],
    );
    for (const table of ['audit.signed_audit', 'audit.signed_answer'])
      await client.query(
        `insert into ${table}
         select (jsonb_populate_record(signed, jsonb_build_object('audit_id', again.id, 'cycle_id', $2::text))).*
         from   ${table} signed
         join   audit.audit told  on (told.authority_id, told.id) = (signed.authority_id, signed.audit_id) and told.cycle_id = $1
         join   audit.audit again on (again.authority_id, again.cycle_id) = (told.authority_id, $2)`,
        [from, id],
      );
    await client.query(
      `insert into audit.participation
       select (jsonb_populate_record(participation, jsonb_build_object('cycle_id', $2::text))).*
       from   audit.participation where cycle_id = $1`,
      [from, id],
    );
  }
}
