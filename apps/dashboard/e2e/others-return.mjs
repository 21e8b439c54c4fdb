import { pathToFileURL } from 'node:url';

/**
 * Lets the other authorities of the home authority's region return in the fiction's open cycle, each as its own tenant and through the
 * functions that serve its people; what is not rated yet is rated by arithmetic: `node others-return.mjs BUILT-API`.
 */
const api = pathToFileURL(process.argv[2]);
const load = (file) => import(new URL(file, api).href);
const { onDatabase } = await load('command.js');
const { inOneTransaction } = await load('platform/database.js');
const { homeAuthority } = await load('demonstration/people.js');
const { startAudit } = await load('audit/start-audit.js');
const { readAnswers, readMissing } = await load('audit/answers.query.js');
const { saveAnswer } = await load('audit/save-answers.js');
const { sendAudit, signOffAudit } = await load('audit/take-step.js');

const CYCLE = { frameworkId: 'cscip-2017', cycle: '2026' };
const LEVELS = ['not-in-place', 'emerging', 'established', 'embedded'];
const ITEMS_APART = 3;

await onDatabase(async ({ addresses }) => {
  const { authorities, lead, approver } = await inOneTransaction(addresses.svc_platform, readPlan);
  for (const [at, authorityId] of authorities.entries())
    await inOneTransaction(addresses.svc_authority, async (tx) => {
      tx.authorityId = authorityId;
      const become = (personId) =>
        tx.sql`select set_config('app.authority_id', ${authorityId}, true), set_config('app.person_id', ${personId}, true)`;
      await become(lead);
      const audit = await findAudit(tx, { authorityId, personId: lead });
      if (audit.state === 'signed-off') return;
      if (audit.state !== 'sent') {
        if (audit.state === 'draft')
          await complete(tx, { at, auditId: audit.id, authorityId, personId: lead });
        await sendAudit(tx, { auditId: audit.id, personId: lead });
      }
      await become(approver);
      const consents = { consentsNearAgreement: false, acceptsLaterAbsence: true };
      await signOffAudit(tx, { auditId: audit.id, personId: approver }, consents);
    });
});

/** The authorities, and two people to act: who sends does not sign. */
async function readPlan(tx) {
  const home = homeAuthority();
  const rows = await tx.sql`
    select authority_id as id
    from   access.authority_name join access.authority on authority.id = authority_id
    where  authority.fictional and authority.kind = 'authority' and authority_id <> ${home}
    and    region_code = (select region_code from access.authority_name where authority_id = ${home} and valid_to is null)
    and    valid_to is null
    order  by code`;
  const people = await tx.sql`
    select membership.role, membership.person_id as id
    from   access.membership where membership.authority_id = ${home}`;
  const as = (role) => people.find((person) => person.role === role).id;
  return { authorities: rows.map(({ id }) => id), lead: as('audit-lead'), approver: as('approver') };
}

async function findAudit(tx, starter) {
  const [there] = await tx.sql`select id, state from audit.audit where cycle_id = ${CYCLE.cycle}`;
  return there ?? { id: await startAudit(tx, starter, CYCLE), state: 'draft' };
}

async function complete(tx, { at, auditId, authorityId, personId }) {
  await tx.sql`update audit.asked set withdrawn = true where audit_id = ${auditId} and not rated`;
  const own = { type: 'own', id: authorityId, personId, name: 'Somebody' };
  const save = (writer, recommendationId, change, version) =>
    saveAnswer(tx, writer, { auditId, change: { ...change, recommendationId, version } });
  for (const { recommendationId, version, rating, reason } of await readAnswers(tx, auditId, 'own'))
    await save(own, recommendationId, { rating, reason }, version);
  const unrated = (await readMissing(tx, auditId)).filter(({ missing }) => missing === 'rating');
  for (const [place, { recommendationId }] of unrated.entries())
    await save(own, recommendationId, { rating: LEVELS[(at + place * ITEMS_APART) % LEVELS.length] }, 0);
  await tx.sql`select audit.open_items(${auditId}::uuid, null, true)`;
  const answers = new Map(
    (await readAnswers(tx, auditId, 'own')).map((answer) => [answer.recommendationId, answer]),
  );
  for (const { recommendationId } of await readMissing(tx, auditId))
    await save(
      { ...own, type: 'agreed' },
      recommendationId,
      { rating: answers.get(recommendationId).rating, reason: 'Talked over.' },
      0,
    );
}
