import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a programme evaluator may see: projects, who works in them, and signed ratings under a project's pseudonyms. */
export class CreateEvaluation1763900000007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.createProjects(runner);
    await this.createOutputs(runner);
    await this.createReading(runner);
    await this.createDisclosing(runner);
    await this.grant(runner);
  }

  private async createProjects(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create schema evaluation; -- approved projects and what left them; read through functions only

      create table evaluation.project (
        id              uuid primary key,
        title           text not null,
        purpose         text not null,
        -- Over what figures are made, fixed with the approval: England as one group, or whole regions and their sum.
        outputs_over    text not null,
        region_allowed  boolean not null,
        approved_by     uuid not null references access.person,
        approved_on     date not null,
        -- The last day on which anybody may work in it.
        ends_on         date not null,
        constraint project__outputs_over_known check (outputs_over in ('england', 'regions')),
        constraint project__regions_if_allowed check (outputs_over = 'england' or region_allowed),
        constraint project__ends_after_approval check (ends_on >= approved_on)
      );
      comment on table evaluation.project is 'What evaluation was approved for, by whom and until when. Without a project only public ratings are read.';

      create table evaluation.project_framework (
        project_id     uuid not null references evaluation.project,
        framework_id   text not null references framework.framework,
        -- One key for each project and framework: the same authority has the same pseudonym in every cycle, and pseudonyms of
        -- two projects, or of a project and a framework whose ratings are public, cannot be joined. No login reads it.
        pseudonym_key  bytea not null,
        primary key (project_id, framework_id),
        constraint project_framework__key_length check (octet_length(pseudonym_key) = 32)
      );

      create table evaluation.project_cycle (
        project_id    uuid not null,
        framework_id  text not null,
        cycle_id      text not null,
        primary key (project_id, framework_id, cycle_id),
        constraint project_cycle__framework foreign key (project_id, framework_id) references evaluation.project_framework,
        constraint project_cycle__cycle     foreign key (framework_id, cycle_id) references framework.cycle
      );
      comment on table evaluation.project_cycle is 'The cycles that a project was approved for.';

      create table evaluation.project_evaluator (
        project_id       uuid not null references evaluation.project,
        person_id        uuid not null references access.person,
        valid_from       date not null,
        expires_on       date not null,
        terms_signed_on  date not null,
        granted_by       uuid not null references access.person,
        primary key (project_id, person_id, valid_from),
        constraint project_evaluator__by_another check (granted_by <> person_id),
        constraint project_evaluator__expires check (expires_on >= valid_from)
      );
      comment on table evaluation.project_evaluator is 'Who may evaluate in a project, from when until when, on which day the terms were signed.';
    `);
  }

  private async createOutputs(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table evaluation.output (
        id            uuid primary key,
        project_id    uuid not null references evaluation.project,
        framework_id  text not null,
        from_cycle    text not null,
        to_cycle      text not null,
        made_by       uuid not null references access.person,
        made_at       timestamptz not null default now(),
        -- The signed audits of closed cycles do not change, so the same figures are one output however often they are read.
        constraint output__once unique (project_id, framework_id, from_cycle, to_cycle)
      );
      comment on table evaluation.output is 'Figures that left a project. Insert-only: a later output is compared with every earlier one.';

      create table evaluation.output_set (
        output_id     uuid not null references evaluation.output,
        series_id     text not null,
        authority_id  uuid not null references access.authority,
        primary key (output_id, series_id, authority_id)
      );
      comment on table evaluation.output_set is
        'The authorities that an output counts, by series, and without a series those in both cycles: kept to refuse outputs from which the few that differ could be worked out. Read by no login.';
    `);
  }

  private async createReading(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Functions of this schema run as the owner of the tables, to whom row-level security applies as well.
      select platform.let_in('app_owner', 'select', t)
      from   unnest(array['audit.signed_audit', 'audit.signed_answer']::regclass[]) t;

      -- RFC 2104 for keys of up to 64 bytes; Postgres has sha256 without an extension, but no HMAC.
      create function evaluation.hmac_sha256(p_key bytea, p_message text) returns bytea
        language plpgsql immutable set search_path = ''
      as $$
      declare
        padded bytea := p_key || decode(repeat('00', 64 - octet_length(p_key)), 'hex');
        inner_pad bytea := padded;
        outer_pad bytea := padded;
      begin
        for at in 0..63 loop
          inner_pad := set_byte(inner_pad, at, get_byte(padded, at) # 54);
          outer_pad := set_byte(outer_pad, at, get_byte(padded, at) # 92);
        end loop;
        return sha256(outer_pad || sha256(inner_pad || convert_to(p_message, 'UTF8')));
      end
      $$;

      -- What counts in closed cycles: of each authority what it had signed last when the figures were taken, agreed before own.
      -- Executable by the functions below alone.
      create function evaluation.counted_ratings(p_framework_id text, p_cycle_ids text[])
        returns table (authority_id uuid, cycle_id text, version integer, region_code text, ratings_public boolean,
                       item_id text, series_id text, level_key text, level_position smallint)
        language sql stable set search_path = ''
      as $$
        with counted as (
          select distinct on (signed.authority_id, signed.cycle_id) signed.*
          from   audit.signed_audit signed
          join   framework.cycle on (cycle.framework_id, cycle.id) = (signed.framework_id, signed.cycle_id)
          where  signed.framework_id = p_framework_id
          and    signed.cycle_id = any (p_cycle_ids)
          and    cycle.closed_at is not null
          and    signed.signed_at < least((cycle.figures_taken_on + 1)::timestamp at time zone 'Europe/London', cycle.closed_at)
          order  by signed.authority_id, signed.cycle_id, signed.signing desc
        )
        select distinct on (counted.authority_id, counted.cycle_id, answer.item_id)
               counted.authority_id, counted.cycle_id, counted.framework_version, counted.region_code, version.ratings_public,
               answer.item_id, recommendation.series_id, answer.level_key, level.position
        from   counted
        join   framework.version on (version.framework_id, version.version) = (counted.framework_id, counted.framework_version)
        join   audit.signed_answer answer
                 on (answer.authority_id, answer.audit_id, answer.signing) = (counted.authority_id, counted.audit_id, counted.signing)
        join   framework.recommendation
                 on (recommendation.framework_id, recommendation.version, recommendation.id)
                      = (counted.framework_id, counted.framework_version, answer.item_id)
        left   join framework.level
                 on (level.framework_id, level.version, level.key) = (counted.framework_id, counted.framework_version, answer.level_key)
        where  answer.rater_type in ('own', 'agreed')
        order  by counted.authority_id, counted.cycle_id, answer.item_id, answer.rater_type;
      $$;

      -- Whether the person may work with these cycles today. Executable by the functions below alone.
      create function evaluation.may_evaluate(p_person_id uuid, p_project_id uuid, p_framework_id text, p_cycle_ids text[])
        returns boolean language sql stable set search_path = ''
      as $$
        select exists (
          select from evaluation.project
          join   evaluation.project_evaluator evaluator on evaluator.project_id = project.id
          join   access.membership on membership.person_id = evaluator.person_id and membership.role = 'evaluator'
          where  project.id = p_project_id
          and    evaluator.person_id = p_person_id
          and    current_date between project.approved_on and project.ends_on
          and    current_date between evaluator.valid_from and evaluator.expires_on
          and    evaluator.terms_signed_on <= current_date
          and    current_date between membership.valid_from and coalesce(membership.valid_until, 'infinity'))
        and not exists (
          select from unnest(p_cycle_ids) asked
          where  not exists (select from evaluation.project_cycle
                             where  (project_id, framework_id, cycle_id) = (p_project_id, p_framework_id, asked)));
      $$;

      create function evaluation.projects_of(p_person_id uuid)
        returns table (id uuid, title text, purpose text, outputs_over text, ends_on date, framework_id text, cycle_ids text[])
        language sql stable security definer set search_path = ''
      as $$
        select project.id, project.title, project.purpose, project.outputs_over, project.ends_on, asked.framework_id,
               (select coalesce(array_agg(project_cycle.cycle_id), '{}') from evaluation.project_cycle
                where  (project_cycle.project_id, project_cycle.framework_id) = (project.id, asked.framework_id))
        from   evaluation.project
        join   evaluation.project_framework asked on asked.project_id = project.id
        where  evaluation.may_evaluate(p_person_id, project.id, asked.framework_id, '{}')
        order  by project.title, project.id, asked.framework_id;
      $$;

      -- For the command line, which has no session: it acts as somebody who may, or not at all.
      create function evaluation.evaluators_of(p_project_id uuid) returns setof uuid
        language sql stable security definer set search_path = ''
      as $$
        select distinct person_id from evaluation.project_evaluator
        where  project_id = p_project_id and evaluation.may_evaluate(person_id, p_project_id, '', '{}')
        order  by person_id;
      $$;

      -- How many are in each closed cycle: a public fact, under the same definition as the figures.
      create function evaluation.cycles_of(p_framework_id text)
        returns table (cycle_id text, time_period text, figures_taken_on date, authorities integer)
        language sql stable security definer set search_path = ''
      as $$
        select cycle.id, cycle.time_period, cycle.figures_taken_on,
               (select count(distinct counted.authority_id)::integer from evaluation.counted_ratings(cycle.framework_id, array[cycle.id]) counted)
        from   framework.cycle
        where  cycle.framework_id = p_framework_id and cycle.closed_at is not null
        order  by cycle.opens_on, cycle.id;
      $$;

      create function evaluation.project_ratings(p_person_id uuid, p_project_id uuid, p_framework_id text, p_cycle_ids text[])
        returns table (authority text, cycle_id text, version integer, region_code text, item_id text, series_id text,
                       level_key text, level_position smallint)
        language sql stable security definer set search_path = ''
      as $$
        with authority as materialized (
          select rated.authority_id, encode(evaluation.hmac_sha256(asked.pseudonym_key, rated.authority_id::text), 'hex') as pseudonym
          from   (select distinct counted.authority_id from evaluation.counted_ratings(p_framework_id, p_cycle_ids) counted) rated
          join   evaluation.project_framework asked on (asked.project_id, asked.framework_id) = (p_project_id, p_framework_id)
          where  (select evaluation.may_evaluate(p_person_id, p_project_id, p_framework_id, p_cycle_ids))
        )
        select authority.pseudonym, counted.cycle_id, counted.version,
               case when project.region_allowed then counted.region_code end,
               counted.item_id, counted.series_id, counted.level_key, counted.level_position
        from   evaluation.counted_ratings(p_framework_id, p_cycle_ids) counted
        join   authority using (authority_id)
        join   evaluation.project on project.id = p_project_id
        order  by authority.pseudonym;
      $$;

      -- Numbers that mean nothing outside one answer stand for authorities here: who they are is public, but not needed.
      create function evaluation.public_ratings(p_framework_id text, p_cycle_ids text[])
        returns table (authority text, cycle_id text, version integer, region_code text, item_id text, series_id text,
                       level_key text, level_position smallint)
        language sql stable security definer set search_path = ''
      as $$
        select dense_rank() over (order by counted.authority_id)::text, counted.cycle_id, counted.version, counted.region_code,
               counted.item_id, counted.series_id, counted.level_key, counted.level_position
        from   evaluation.counted_ratings(p_framework_id, p_cycle_ids) counted
        where  counted.ratings_public;
      $$;
    `);
  }

  private async createDisclosing(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Records what an output counts and returns the series that must be left out of it: those whose authorities differ by 1 to 9
      -- from those of an earlier output of any project on the framework. Subtracting one from the other would leave those few.
      -- The authorities that are in both cycles stand beside the series as one without a name: where they are too close, all is.
      create function evaluation.record_output(
        p_person_id uuid, p_project_id uuid, p_framework_id text, p_from_cycle text, p_to_cycle text, p_output_id uuid)
        returns table (refused_series_id text)
        language plpgsql security definer set search_path = ''
      as $$
      declare
        held_id uuid;
      begin
        if not evaluation.may_evaluate(p_person_id, p_project_id, p_framework_id, array[p_from_cycle, p_to_cycle]) then
          raise exception 'not within a project' using errcode = 'insufficient_privilege';
        end if;
        -- Two outputs made at the same moment must see each other.
        perform pg_advisory_xact_lock(7284, hashtext(p_framework_id));
        insert into evaluation.output (id, project_id, framework_id, from_cycle, to_cycle, made_by)
        values (p_output_id, p_project_id, p_framework_id, p_from_cycle, p_to_cycle, p_person_id)
        on conflict on constraint output__once do nothing;
        select id into held_id from evaluation.output
        where (project_id, framework_id, from_cycle, to_cycle) = (p_project_id, p_framework_id, p_from_cycle, p_to_cycle);

        return query
          with rated as materialized (
            select distinct counted.authority_id, counted.cycle_id, named.series_id
            from   evaluation.counted_ratings(p_framework_id, array[p_from_cycle, p_to_cycle]) counted
            cross  join lateral (values (''), (case when counted.level_key is not null then counted.series_id end)) named (series_id)
            where  named.series_id is not null
          ), pair as materialized (
            select before.series_id, before.authority_id
            from   rated before
            join   rated after using (series_id, authority_id)
            where  before.cycle_id = p_from_cycle and after.cycle_id = p_to_cycle
          ), earlier as materialized (
            select output_set.output_id, output_set.series_id, output_set.authority_id
            from   evaluation.output_set
            join   evaluation.output on output.id = output_set.output_id
            where  output.framework_id = p_framework_id and output.id <> held_id
          ), held as (
            select distinct series_id from evaluation.output_set where output_id = held_id
          ), too_close as (
            select distinct size.series_id
            from   (select series_id, count(*) as authorities from pair group by series_id) size
            join   (select output_id, series_id, count(*) as authorities from earlier group by output_id, series_id) other using (series_id)
            cross  join lateral (select count(*) as authorities from earlier join pair using (series_id, authority_id)
                                 where (earlier.output_id, earlier.series_id) = (other.output_id, size.series_id)) common
            where  size.series_id not in (select series_id from held)
            and    size.authorities + other.authorities - 2 * common.authorities between 1 and 9
          ), refused as (
            select distinct pair.series_id from pair
            where  pair.series_id in (select series_id from too_close)
            or     exists (select from too_close where too_close.series_id = '')
          ), recorded as (
            insert into evaluation.output_set (output_id, series_id, authority_id)
            select held_id, pair.series_id, pair.authority_id from pair
            where  pair.series_id not in (select series_id from refused)
            on conflict do nothing
          )
          select refused.series_id from refused;
      end
      $$;
    `);
  }

  private async grant(runner: QueryRunner): Promise<void> {
    await runner.query(`
      revoke execute on all functions in schema evaluation from public;
      grant usage on schema framework, evaluation to svc_evaluation;
      grant select on all tables in schema framework to svc_evaluation;
      grant execute on function evaluation.projects_of, evaluation.evaluators_of, evaluation.cycles_of, evaluation.project_ratings,
        evaluation.public_ratings, evaluation.record_output to svc_evaluation;

      -- Administrators approve projects and admit evaluators; a key they enter they cannot read again.
      grant usage on schema evaluation to svc_platform;
      grant select on evaluation.project, evaluation.project_cycle, evaluation.project_evaluator, evaluation.output to svc_platform;
      grant select (project_id, framework_id) on evaluation.project_framework to svc_platform;
      grant insert on evaluation.project, evaluation.project_framework, evaluation.project_cycle, evaluation.project_evaluator
        to svc_platform;
      grant update (ends_on) on evaluation.project to svc_platform;
      grant update (expires_on) on evaluation.project_evaluator to svc_platform;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop schema evaluation cascade;
      drop policy app_owner_selects on audit.signed_audit;
      drop policy app_owner_selects on audit.signed_answer`);
  }
}
