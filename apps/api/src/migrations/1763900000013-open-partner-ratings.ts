import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Asking agencies, keeping ratings apart until they open, and fixing first ratings from then on. */
export class OpenPartnerRatings1763900000013 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.letAuthoritiesAsk(runner);
    await this.createOpening(runner);
    await this.keepApart(runner);
    await this.createFunctions(runner);
  }

  private async letAuthoritiesAsk(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table access.agency_authority (
        agency_id     uuid not null references access.agency,
        authority_id  uuid not null references access.authority,
        primary key (agency_id, authority_id)
      );
      comment on table access.agency_authority is 'Which authorities an agency serves: those whose audits may ask it.';
      create index agency_authority__of_authority on access.agency_authority (authority_id);
      grant select on access.agency_authority to svc_authority, svc_platform;
      grant insert on access.agency_authority to svc_platform;

      -- No login deletes: who is no longer asked stays on record. To the agency such a row is not there, and with it the audit.
      alter table audit.asked add column withdrawn boolean not null default false;
      grant update (withdrawn) on audit.asked to svc_authority;
      alter policy asked_agency_sees on audit.asked
        using (not withdrawn and agency_id = (select nullif(current_setting('app.agency_id', true), '')::uuid));
      alter policy asked_agency_marks on audit.asked
        using      (not withdrawn and agency_id = (select nullif(current_setting('app.agency_id', true), '')::uuid))
        with check (not withdrawn and agency_id = (select nullif(current_setting('app.agency_id', true), '')::uuid));
    `);
  }

  private async createOpening(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table audit.opened_item (
        authority_id  uuid not null,
        audit_id      uuid not null,
        item_id       text not null,
        opened_at     timestamptz not null default clock_timestamp(),
        how           text not null,
        opened_by     uuid references access.person,
        primary key (authority_id, audit_id, item_id),
        constraint opened_item__audit foreign key (authority_id, audit_id) references audit.audit,
        constraint opened_item__how_known check (how in ('all-rated', 'closed')),
        constraint opened_item__somebody_closes check ((how = 'closed') = (opened_by is not null))
      );
      comment on table audit.opened_item is
        'Items whose ratings everybody who rated may see: all who were asked have rated, or the audit lead closed. Insert-only; made by audit.open_items alone.';

      create table audit.first_rating (
        authority_id    uuid not null,
        audit_id        uuid not null,
        item_id         text not null,
        rater_type      text not null,
        rater_id        uuid not null,
        level_key       text,
        not_applicable  boolean not null,
        primary key (authority_id, audit_id, item_id, rater_type, rater_id),
        constraint first_rating__opened_item foreign key (authority_id, audit_id, item_id) references audit.opened_item,
        constraint first_rating__first check (rater_type in ('own', 'partner'))
      );
      comment on table audit.first_rating is
        'What everybody had rated when an item opened: from then on their answers keep this rating. Insert-only, with the opening.';

      select platform.protect_tenant_table(t) from unnest(array['audit.opened_item', 'audit.first_rating']::regclass[]) t;
      grant select on audit.opened_item, audit.first_rating to svc_authority;
      create policy asked_agency_sees on audit.first_rating for select to svc_authority
        using (rater_type = 'partner' and rater_id = (select nullif(current_setting('app.agency_id', true), '')::uuid));
      create policy asked_agency_sees on audit.opened_item for select to svc_authority
        using (exists (select from audit.asked
                       where  (asked.authority_id, asked.audit_id, asked.item_id)
                                = (opened_item.authority_id, opened_item.audit_id, opened_item.item_id)
                       and    asked.agency_id = (select nullif(current_setting('app.agency_id', true), '')::uuid)));
    `);
  }

  private async keepApart(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Restrictive: they narrow own_rows and asked_agency_answers. A partner's answer is nobody else's to see until its item opens.
      create policy unopened_stay_apart on audit.answer as restrictive for select to svc_authority
        using (rater_type <> 'partner'
               or rater_id = (select nullif(current_setting('app.agency_id', true), '')::uuid)
               or exists (select from audit.opened_item opened
                          where  (opened.authority_id, opened.audit_id, opened.item_id)
                                   = (answer.authority_id, answer.audit_id, answer.item_id)));
      create policy unopened_stay_apart on audit.answer_event as restrictive for select to svc_authority
        using (rater_type <> 'partner'
               or rater_id = (select nullif(current_setting('app.agency_id', true), '')::uuid)
               or exists (select from audit.opened_item opened
                          where  (opened.authority_id, opened.audit_id, opened.item_id)
                                   = (answer_event.authority_id, answer_event.audit_id, answer_event.item_id)));

      -- First ratings are given before the opening and fixed from then on, while words may be added; what is agreed is agreed after
      -- it. An insert that turns into an update is checked as an insert, too.
      create policy opening_parts_first_from_agreed on audit.answer as restrictive for insert to svc_authority
        with check ((rater_type = 'agreed')
                    = exists (select from audit.opened_item opened
                              where  (opened.authority_id, opened.audit_id, opened.item_id)
                                       = (answer.authority_id, answer.audit_id, answer.item_id))
                    or exists (select from audit.first_rating given
                               where  (given.authority_id, given.audit_id, given.item_id, given.rater_type, given.rater_id)
                                        = (answer.authority_id, answer.audit_id, answer.item_id, answer.rater_type, answer.rater_id)));
      create policy opened_stay_fixed on audit.answer as restrictive for update to svc_authority
        with check (rater_type = 'agreed'
                    or not exists (select from audit.opened_item opened
                                   where  (opened.authority_id, opened.audit_id, opened.item_id)
                                            = (answer.authority_id, answer.audit_id, answer.item_id))
                    or exists (select from audit.first_rating given
                               where  (given.authority_id, given.audit_id, given.item_id, given.rater_type, given.rater_id)
                                        = (answer.authority_id, answer.audit_id, answer.item_id, answer.rater_type, answer.rater_id)
                               and    given.not_applicable = answer.not_applicable
                               and    (given.not_applicable or given.level_key = answer.level_key)));
    `);
  }

  private async createFunctions(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The functions below run as the owner of the tables, to whom row-level security applies as well.
      select platform.let_in('app_owner', 'select', t)
      from   unnest(array['audit.audit', 'audit.asked', 'audit.answer', 'audit.opened_item']::regclass[]) t;
      select platform.let_in('app_owner', 'insert', t)
      from   unnest(array['audit.opened_item', 'audit.first_rating']::regclass[]) t;

      -- Whether all have rated, nobody who works here can see: a partner sees its own answers, an authority none of its partners'.
      -- So the database looks itself, at the answers and not at what is marked as rated. Whoever calls it holds the audit locked.
      -- An item opens only once the authority has rated it: to see first and rate then would be no rating of its own.
      create function audit.open_items(p_audit_id uuid, p_item_id text, p_close boolean) returns void
        language sql security definer set search_path = ''
      as $$
        with opened_now as (
          insert into audit.opened_item (authority_id, audit_id, item_id, how, opened_by)
          select asked.authority_id, asked.audit_id, asked.item_id,
                 case when bool_and(given.rated) then 'all-rated' else 'closed' end,
                 case when not bool_and(given.rated) then nullif(current_setting('app.person_id', true), '')::uuid end
          from   audit.audit
          join   audit.asked on (asked.authority_id, asked.audit_id) = (audit.authority_id, audit.id) and not asked.withdrawn
          cross  join lateral (
            select exists (select from audit.answer
                           where  (answer.authority_id, answer.audit_id, answer.item_id, answer.rater_type, answer.rater_id)
                                    = (asked.authority_id, asked.audit_id, asked.item_id, 'partner', asked.agency_id)
                           and    (answer.level_key is not null or answer.not_applicable)) as rated) given
          where  audit.id = p_audit_id
          and    audit.state in ('draft', 'being-checked')
          and    (p_item_id is null or asked.item_id = p_item_id)
          and    (audit.authority_id = nullif(current_setting('app.authority_id', true), '')::uuid
                  or not p_close
                     and exists (select from audit.asked mine
                                 where  (mine.authority_id, mine.audit_id, mine.item_id) = (asked.authority_id, asked.audit_id, asked.item_id)
                                 and    mine.agency_id = nullif(current_setting('app.agency_id', true), '')::uuid))
          and    exists (select from audit.answer own
                         where  (own.authority_id, own.audit_id, own.item_id, own.rater_type)
                                  = (asked.authority_id, asked.audit_id, asked.item_id, 'own')
                         and    (own.level_key is not null or own.not_applicable and btrim(own.reason) <> '')
                         and    not own.needs_review)
          and    not exists (select from audit.opened_item opened
                             where  (opened.authority_id, opened.audit_id, opened.item_id)
                                      = (asked.authority_id, asked.audit_id, asked.item_id))
          group  by asked.authority_id, asked.audit_id, asked.item_id
          having bool_and(given.rated or p_close and coalesce(asked.due_on < (now() at time zone 'Europe/London')::date, false))
          returning authority_id, audit_id, item_id
        )
        insert into audit.first_rating (authority_id, audit_id, item_id, rater_type, rater_id, level_key, not_applicable)
        select answer.authority_id, answer.audit_id, answer.item_id, answer.rater_type, answer.rater_id, answer.level_key, answer.not_applicable
        from   opened_now
        join   audit.answer
                 on (answer.authority_id, answer.audit_id, answer.item_id)
                      = (opened_now.authority_id, opened_now.audit_id, opened_now.item_id)
        where  answer.rater_type <> 'agreed'
        and    (answer.level_key is not null or answer.not_applicable);
      $$;

      -- What an agency may see of others once an item that it was asked about has opened: ratings, and no word of theirs.
      create function audit.opened_ratings()
        returns table (audit_id uuid, item_id text, rater_type text, rater_id uuid, level_key text, not_applicable boolean)
        language sql stable security definer set search_path = ''
      as $$
        select answer.audit_id, answer.item_id, answer.rater_type, answer.rater_id, answer.level_key, answer.not_applicable
        from   audit.asked
        join   audit.opened_item opened
                 on (opened.authority_id, opened.audit_id, opened.item_id) = (asked.authority_id, asked.audit_id, asked.item_id)
        join   audit.answer
                 on (answer.authority_id, answer.audit_id, answer.item_id) = (asked.authority_id, asked.audit_id, asked.item_id)
        where  asked.agency_id = (select nullif(current_setting('app.agency_id', true), '')::uuid)
        and    not asked.withdrawn
        and    (answer.level_key is not null or answer.not_applicable);
      $$;

      revoke execute on function audit.open_items(uuid, text, boolean), audit.opened_ratings() from public;
      grant execute on function audit.open_items(uuid, text, boolean), audit.opened_ratings() to svc_authority;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function audit.opened_ratings(), audit.open_items(uuid, text, boolean);
      drop policy opened_stay_fixed on audit.answer;
      drop policy opening_parts_first_from_agreed on audit.answer;
      drop policy unopened_stay_apart on audit.answer_event;
      drop policy unopened_stay_apart on audit.answer;
      drop policy app_owner_selects on audit.answer;
      drop policy app_owner_selects on audit.asked;
      drop policy app_owner_selects on audit.audit;
      drop table audit.first_rating, audit.opened_item;
      alter policy asked_agency_marks on audit.asked
        using      (agency_id = (select nullif(current_setting('app.agency_id', true), '')::uuid))
        with check (agency_id = (select nullif(current_setting('app.agency_id', true), '')::uuid));
      alter policy asked_agency_sees on audit.asked
        using (agency_id = (select nullif(current_setting('app.agency_id', true), '')::uuid));
      alter table audit.asked drop column withdrawn;
      drop table access.agency_authority`);
  }
}
