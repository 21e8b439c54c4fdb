import type { MigrationInterface, QueryRunner } from 'typeorm';

const AUTHORITY = `(select nullif(current_setting('app.authority_id', true), '')::uuid)`;
const AGENCY = `(select nullif(current_setting('app.agency_id', true), '')::uuid)`;
const PERSON = `(select nullif(current_setting('app.person_id', true), '')::uuid)`;

/** The person who is set leads the audits of the authority that is set. */
const LEADS = `exists (
  select from access.membership leads
  where  leads.authority_id = ${AUTHORITY}
  and    leads.person_id = ${PERSON}
  and    leads.role = 'audit-lead'
  and    current_date between leads.valid_from and coalesce(leads.valid_until, 'infinity'))`;

const keyOf = (table: string) => `(${table}.authority_id, ${table}.audit_id, ${table}.item_id)`;

const openedItem = (table: string) => `exists (
  select from audit.opened_item opened where ${keyOf('opened')} = ${keyOf(table)})`;

/** The same two conditions as they were and as they are: planned into every statement, or looked up by a function when they matter. */
const WRITTEN_OUT = {
  leads: LEADS,
  isAsked: (table: string, agency: string) => `exists (
    select from audit.asked where ${keyOf('asked')} = ${keyOf(table)} and asked.agency_id = ${agency} and not asked.withdrawn)`,
};
const LOOKED_UP: typeof WRITTEN_OUT = {
  leads: '(select access.leads_audits())',
  isAsked: (table, agency) =>
    `audit.is_asked(${table}.authority_id, ${table}.audit_id, ${table}.item_id, ${agency})`,
};

/**
 * A policy that looks into a protected table brings that table's policies into every plan, and theirs those of the next: saving one
 * answer set up some two hundred parts, most of which never ran. Two functions end that. They run as whoever asks, so they show
 * nothing that the same condition did not, and each connection plans them once.
 */
export class PlanPoliciesOnce1763900000043 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function access.leads_audits() returns boolean language plpgsql stable
      as $$ begin return ${LEADS}; end $$;
      comment on function access.leads_audits is 'Whether the person who is set leads the audits of the authority that is set.';

      create function audit.is_asked(p_authority_id uuid, p_audit_id uuid, p_item_id text, p_agency_id uuid) returns boolean
        language plpgsql stable
      as $$
      begin
        return exists (select from audit.asked
                       where  ${keyOf('asked')} = (p_authority_id, p_audit_id, p_item_id)
                       and    asked.agency_id = p_agency_id
                       and    not asked.withdrawn);
      end
      $$;
      comment on function audit.is_asked is 'Whether an agency is asked to rate an item, as far as whoever asks may see that.';

      revoke execute on function access.leads_audits(), audit.is_asked(uuid, uuid, text, uuid) from public;
      grant execute on function access.leads_audits(), audit.is_asked(uuid, uuid, text, uuid) to svc_authority;
      ${policiesBy(LOOKED_UP)}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${policiesBy(WRITTEN_OUT)}
      drop function audit.is_asked(uuid, uuid, text, uuid), access.leads_audits()`);
  }
}

function policiesBy({ leads, isAsked }: typeof WRITTEN_OUT): string {
  const ownAnswersOf = (table: string) =>
    `rater_type = 'partner' and rater_id = ${AGENCY} and ${isAsked(table, `${table}.rater_id`)}`;
  const writtenByItsRater = (table: string) => `
    rater_type <> 'partner'
    or not by_authority and rater_id = ${AGENCY}
    or by_authority and ${leads} and ${isAsked(table, `${table}.rater_id`)}`;
  const apart = (table: string) =>
    `rater_type <> 'partner' or rater_id = ${AGENCY} or by_authority and ${leads} or ${openedItem(table)}`;
  return `
    alter policy asked_agency_sees on audit.opened_item
      using (${AGENCY} is not null and ${isAsked('opened_item', AGENCY)});
    alter policy asked_agency_answers on audit.answer using (${ownAnswersOf('answer')});
    alter policy asked_agency_answers on audit.answer_event using (${ownAnswersOf('answer_event')});
    alter policy asked_agency_answers on audit.late_answer_event using (${ownAnswersOf('late_answer_event')});
    alter policy unopened_stay_apart on audit.answer using (${apart('answer')});
    alter policy unopened_stay_apart on audit.answer_event using (${apart('answer_event')});
    alter policy partners_read_their_own on audit.late_answer_event
      using (rater_type <> 'partner' or rater_id = ${AGENCY} or by_authority and ${leads});
    alter policy written_by_its_rater on audit.answer with check (${writtenByItsRater('answer')});
    alter policy written_by_its_rater on audit.answer_event with check (${writtenByItsRater('answer_event')});
    alter policy rewritten_by_its_rater on audit.answer
      using      (rater_type <> 'partner' or rater_id = ${AGENCY} or by_authority and ${leads})
      with check (rater_type <> 'partner' or rater_id = ${AGENCY} or by_authority and ${leads} and ${isAsked('answer', 'answer.rater_id')});
    alter policy entered_by_leads on audit.import using (agency_id is null or ${leads});`;
}
