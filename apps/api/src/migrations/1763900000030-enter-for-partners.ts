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

const openedItem = (table: string) => `exists (
  select from audit.opened_item opened
  where  (opened.authority_id, opened.audit_id, opened.item_id) = (${table}.authority_id, ${table}.audit_id, ${table}.item_id))`;

const isAsked = (table: string) => `exists (
  select from audit.asked
  where  (asked.authority_id, asked.audit_id, asked.item_id, asked.agency_id)
           = (${table}.authority_id, ${table}.audit_id, ${table}.item_id, ${table}.rater_id)
  and    not asked.withdrawn)`;

/** An agency writes its own answers; who leads the audit writes what is marked as the authority's writing, for an agency that is asked. */
const writtenByItsRater = (table: string) => `
  rater_type <> 'partner'
  or not by_authority and rater_id = ${AGENCY}
  or by_authority and ${LEADS} and ${isAsked(table)}`;

/** From whose session a row is written. No login can choose otherwise where it matters: the policies below refuse it. */
const BY_AUTHORITY = `coalesce(current_setting('app.authority_id', true), '') <> '' and coalesce(current_setting('app.agency_id', true), '') = ''`;

const TABLES = ['audit.answer', 'audit.answer_event', 'audit.late_answer_event'];

/** Ratings of agencies that have no account are entered by the authority's audit lead, and say so for ever. */
export class EnterForPartners1763900000030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.markEntered(runner);
    await this.keepRatersApart(runner);
    await this.nameWhoEntered(runner);
    await runner.query(`
      alter table audit.import add column agency_id uuid references access.agency;
      comment on column audit.import.agency_id is 'Whose ratings the workbook holds; null: the authority''s own.';
      grant insert (agency_id) on audit.import to svc_authority;
      -- Restrictive: it narrows own_rows. What an agency without an account wrote is for those who enter it.
      create policy entered_by_leads on audit.import as restrictive to svc_authority
        using (agency_id is null or ${LEADS});
    `);
  }

  private async markEntered(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${TABLES.map((table) => `alter table ${table} add column by_authority boolean not null default (${BY_AUTHORITY});`).join('\n')}
      comment on column audit.answer.by_authority is
        'Written in a session of the authority, be it its own answer or what it entered for a partner without an account.';
      -- An agency that changes what was entered for it makes it its own.
      grant update (by_authority) on audit.answer to svc_authority;

      create function access.agencies_signing_in() returns setof uuid
        language sql stable security definer set search_path = ''
      as $$
        select distinct serves.agency_id
        from   access.agency_authority serves
        join   access.membership on membership.agency_id = serves.agency_id
        where  serves.authority_id = nullif(current_setting('app.authority_id', true), '')::uuid
        and    membership.role = 'partner'
        and    current_date between membership.valid_from and coalesce(membership.valid_until, 'infinity');
      $$;
    `);
  }

  private async keepRatersApart(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create policy written_by_its_rater on audit.answer as restrictive for insert to svc_authority
        with check (${writtenByItsRater('answer')});
      -- What an agency wrote with its own account nobody else writes over; what was entered for it, it may put right itself.
      create policy rewritten_by_its_rater on audit.answer as restrictive for update to svc_authority
        using (rater_type <> 'partner' or rater_id = ${AGENCY} or by_authority and ${LEADS})
        with check (rater_type <> 'partner' or rater_id = ${AGENCY} or by_authority and ${LEADS} and ${isAsked('answer')});
      create policy written_by_its_rater on audit.answer_event as restrictive for insert to svc_authority
        with check (${writtenByItsRater('answer_event')});

      -- Whoever enters has read it. Nobody else of the authority does before the item opens.
      alter policy unopened_stay_apart on audit.answer
        using (rater_type <> 'partner' or rater_id = ${AGENCY} or by_authority and ${LEADS} or ${openedItem('answer')});
      alter policy unopened_stay_apart on audit.answer_event
        using (rater_type <> 'partner' or rater_id = ${AGENCY} or by_authority and ${LEADS} or ${openedItem('answer_event')});
      alter policy partners_read_their_own on audit.late_answer_event
        using (rater_type <> 'partner' or rater_id = ${AGENCY} or by_authority and ${LEADS});
    `);
  }

  private async nameWhoEntered(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What the audit lead has to know before entering: where an agency has answered itself, and not a word of what.
      create function audit.answered_itself(p_audit_id uuid, p_agency_id uuid) returns setof text
        language sql stable security definer set search_path = ''
      as $$
        select answer.item_id
        from   audit.answer
        where  answer.authority_id = nullif(current_setting('app.authority_id', true), '')::uuid
        and    answer.audit_id = p_audit_id
        and    answer.rater_type = 'partner'
        and    answer.rater_id = p_agency_id
        and    not answer.by_authority;
      $$;

      -- What an agency is told of who entered ratings: always of its own, of others' once the item has opened. No ratings, no words.
      create function audit.entered_ratings() returns table (audit_id uuid, item_id text, rater_id uuid, entered_by text)
        language sql stable security definer set search_path = ''
      as $$
        select answer.audit_id, answer.item_id, answer.rater_id, coalesce(person.name, 'somebody of the authority')
        from   audit.asked mine
        join   audit.answer
                 on (answer.authority_id, answer.audit_id, answer.item_id, answer.rater_type)
                      = (mine.authority_id, mine.audit_id, mine.item_id, 'partner')
        left   join access.person on person.id = answer.changed_by
        where  mine.agency_id = (select nullif(current_setting('app.agency_id', true), '')::uuid)
        and    not mine.withdrawn
        and    answer.by_authority
        and    (answer.rater_id = mine.agency_id
                or exists (select from audit.opened_item opened
                           where  (opened.authority_id, opened.audit_id, opened.item_id)
                                    = (mine.authority_id, mine.audit_id, mine.item_id)));
      $$;

      revoke execute on function access.agencies_signing_in(), audit.answered_itself(uuid, uuid),
        audit.entered_ratings() from public;
      grant execute on function access.agencies_signing_in(), audit.answered_itself(uuid, uuid), audit.entered_ratings()
        to svc_authority;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop policy entered_by_leads on audit.import;
      alter table audit.import drop column agency_id;
      drop function audit.entered_ratings(), audit.answered_itself(uuid, uuid);
      alter policy partners_read_their_own on audit.late_answer_event using (rater_type <> 'partner' or rater_id = ${AGENCY});
      alter policy unopened_stay_apart on audit.answer_event
        using (rater_type <> 'partner' or rater_id = ${AGENCY} or ${openedItem('answer_event')});
      alter policy unopened_stay_apart on audit.answer
        using (rater_type <> 'partner' or rater_id = ${AGENCY} or ${openedItem('answer')});
      drop policy written_by_its_rater on audit.answer_event;
      drop policy rewritten_by_its_rater on audit.answer;
      drop policy written_by_its_rater on audit.answer;
      ${TABLES.map((table) => `alter table ${table} drop column by_authority;`).join('\n')}
      drop function access.agencies_signing_in()`);
  }
}
