import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The audit and its signed copies: tenant tables, each keyed by authority_id first. */
export class CreateAudit1763900000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.createLive(runner);
    await this.createSigned(runner);
    await this.createParticipation(runner);
  }

  private async createLive(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table audit.audit (
        authority_id       uuid    not null references access.authority,
        id                 uuid    not null,
        framework_id       text    not null,
        framework_version  integer not null,
        cycle_id           text    not null,
        state              text    not null default 'draft',
        -- 'import': signed elsewhere and brought in by the command line; there are no answers here to edit.
        origin             text    not null default 'here',
        created_at         timestamptz not null default now(),
        primary key (authority_id, id),
        -- One audit for an authority and a cycle: a comparison must never count an authority twice.
        constraint audit__one_per_cycle unique (authority_id, framework_id, cycle_id),
        -- What answers refer to, so that an answer cannot be of another version than its audit is pinned to.
        constraint audit__pins_version  unique (authority_id, id, framework_id, framework_version),
        constraint audit__version       foreign key (framework_id, framework_version) references framework.version,
        constraint audit__cycle         foreign key (framework_id, cycle_id) references framework.cycle,
        constraint audit__state_known   check (state in ('draft', 'being-checked', 'sent', 'signed-off')),
        constraint audit__origin_known  check (origin in ('here', 'import'))
      );
      comment on table audit.audit is 'One authority''s self-audit in one cycle, pinned to a framework version.';

      create table audit.asked (
        authority_id  uuid not null,
        audit_id      uuid not null,
        item_id       text not null,
        agency_id     uuid not null references access.agency,
        due_on        date,
        rated         boolean not null default false,
        primary key (authority_id, audit_id, item_id, agency_id),
        constraint asked__audit foreign key (authority_id, audit_id) references audit.audit
      );
      comment on table audit.asked is
        'Which agency was asked to rate which item, and whether it has: no ratings, so that a policy on answers can read it without reading answers.';

      create table audit.answer (
        authority_id       uuid    not null,
        audit_id           uuid    not null,
        item_id            text    not null,
        rater_type         text    not null,
        -- The authority itself for its own and the agreed rating, the agency for a partner's.
        rater_id           uuid    not null,
        framework_id       text    not null,
        framework_version  integer not null,
        -- Counts up with every change; a save names the version it started from.
        version            integer not null,
        level_key          text,
        not_applicable     boolean not null default false,
        reason             text    not null default '',
        note               text    not null default '',
        origin             text    not null default 'fresh',
        needs_review       boolean not null default false,
        changed_by         uuid    references access.person,
        changed_at         timestamptz not null default now(),
        primary key (authority_id, audit_id, item_id, rater_type, rater_id),
        constraint answer__audit foreign key (authority_id, audit_id, framework_id, framework_version)
          references audit.audit (authority_id, id, framework_id, framework_version),
        constraint answer__item  foreign key (framework_id, framework_version, item_id) references framework.recommendation,
        constraint answer__level foreign key (framework_id, framework_version, level_key) references framework.level,
        constraint answer__rater_type_known check (rater_type in ('own', 'partner', 'agreed')),
        constraint answer__own_by_authority check (rater_type = 'partner' or rater_id = authority_id),
        constraint answer__level_or_not_applicable check (not (not_applicable and level_key is not null)),
        constraint answer__origin_known check (origin in ('fresh', 'carried', 'carried-and-changed')),
        constraint answer__version_counts check (version > 0)
      );
      comment on table audit.answer is
        'The current answer of one rater to one item; neither a level nor not applicable: not rated yet. No row: nothing said yet. A projection of answer_event.';

      create table audit.answer_event (
        authority_id    uuid    not null,
        audit_id        uuid    not null,
        item_id         text    not null,
        rater_type      text    not null,
        rater_id        uuid    not null,
        version         integer not null,
        level_key       text,
        not_applicable  boolean not null,
        reason          text    not null,
        note            text    not null,
        origin          text    not null,
        needs_review    boolean not null,
        changed_by      uuid    references access.person,
        changed_at      timestamptz not null default now(),
        primary key (authority_id, audit_id, item_id, rater_type, rater_id, version),
        constraint answer_event__audit foreign key (authority_id, audit_id) references audit.audit,
        constraint answer_event__rater_type_known check (rater_type in ('own', 'partner', 'agreed'))
      );
      comment on table audit.answer_event is 'Every version of every answer, append-only; written in the same statement as the answer.';

      create table audit.audit_event (
        authority_id  uuid not null,
        audit_id      uuid not null,
        id            uuid not null,
        at            timestamptz not null default now(),
        person_id     uuid references access.person,
        from_state    text not null,
        to_state      text not null,
        reason        text not null default '',
        primary key (authority_id, audit_id, id),
        constraint audit_event__audit foreign key (authority_id, audit_id) references audit.audit
      );
      comment on table audit.audit_event is 'Each step of an audit from draft to signed off and back, with who took it and why; append-only.';

      select platform.protect_tenant_table(t)
      from   unnest(array['audit.audit', 'audit.asked', 'audit.answer', 'audit.answer_event', 'audit.audit_event']::regclass[]) t;

      grant usage on schema audit to svc_authority, svc_import, svc_release_builder, svc_released, svc_platform;
      grant select on audit.audit, audit.asked, audit.answer, audit.answer_event, audit.audit_event to svc_authority;
      -- A new audit is a draft of this service: neither its state nor its origin is for the login to choose.
      grant insert (authority_id, id, framework_id, framework_version, cycle_id) on audit.audit to svc_authority;
      grant insert on audit.asked, audit.answer, audit.answer_event, audit.audit_event to svc_authority;
      grant update (state) on audit.audit to svc_authority;
      grant update (due_on, rated) on audit.asked to svc_authority;
      grant update (version, level_key, not_applicable, reason, note, origin, needs_review, changed_by, changed_at)
        on audit.answer to svc_authority;

      -- The command line brings in the audits of all authorities of a file at once.
      grant select, insert on audit.audit to svc_import;
      select platform.let_in('svc_import', command, 'audit.audit') from unnest(array['select', 'insert']) command;
    `);
  }

  private async createSigned(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table audit.signed_audit (
        authority_id             uuid    not null,
        audit_id                 uuid    not null,
        -- 1 for the first signature, counting up each time a reopened audit is signed again.
        signing                  integer not null,
        framework_id             text    not null,
        framework_version        integer not null,
        cycle_id                 text    not null,
        -- Where the authority counts, fixed when signing: a block must not change after ratings are known.
        region_code              text    not null references access.region,
        signed_at                timestamptz not null,
        consents_near_agreement  boolean not null default false,
        accepts_later_absence    boolean not null default false,
        content_hash             text    not null,
        primary key (authority_id, audit_id, signing),
        constraint signed_audit__pins_version unique (authority_id, audit_id, signing, framework_id, framework_version),
        constraint signed_audit__audit foreign key (authority_id, audit_id, framework_id, framework_version)
          references audit.audit (authority_id, id, framework_id, framework_version),
        constraint signed_audit__cycle foreign key (framework_id, cycle_id) references framework.cycle
      );
      comment on table audit.signed_audit is
        'What was signed off, copied: insert-only, no notes and no names. All that a release is made from.';
      create index signed_audit__of_cycle on audit.signed_audit (framework_id, cycle_id);

      create table audit.signed_answer (
        authority_id       uuid    not null,
        audit_id           uuid    not null,
        signing            integer not null,
        item_id            text    not null,
        rater_type         text    not null,
        rater_id           uuid    not null,
        framework_id       text    not null,
        framework_version  integer not null,
        level_key          text,
        not_applicable     boolean not null,
        rated_on           date,
        primary key (authority_id, audit_id, signing, item_id, rater_type, rater_id),
        constraint signed_answer__signed_audit foreign key (authority_id, audit_id, signing, framework_id, framework_version)
          references audit.signed_audit (authority_id, audit_id, signing, framework_id, framework_version),
        constraint signed_answer__item  foreign key (framework_id, framework_version, item_id) references framework.recommendation,
        constraint signed_answer__level foreign key (framework_id, framework_version, level_key) references framework.level,
        constraint signed_answer__rater_type_known check (rater_type in ('own', 'partner', 'agreed')),
        constraint signed_answer__own_by_authority check (rater_type = 'partner' or rater_id = authority_id),
        -- Signed off means rated, or not applicable: never neither.
        constraint signed_answer__level_or_not_applicable check (not_applicable = (level_key is null))
      );
      comment on table audit.signed_answer is 'The ratings of a signed audit, by rater. Insert-only.';

      select platform.protect_tenant_table(t) from unnest(array['audit.signed_audit', 'audit.signed_answer']::regclass[]) t;
      grant select, insert on audit.signed_audit, audit.signed_answer to svc_authority, svc_import;
      select platform.let_in('svc_import', command, t)
      from   unnest(array['select', 'insert']) command, unnest(array['audit.signed_audit', 'audit.signed_answer']::regclass[]) t;

      -- The builder reads ratings across authorities; of the time only what the cut-off is compared with, and nobody's name.
      grant select (authority_id, audit_id, signing, framework_id, framework_version, cycle_id, region_code, signed_at, consents_near_agreement)
        on audit.signed_audit to svc_release_builder;
      grant select (authority_id, audit_id, signing, item_id, rater_type, rater_id, framework_id, framework_version, level_key, not_applicable)
        on audit.signed_answer to svc_release_builder;
      select platform.let_in('svc_release_builder', 'select', t)
      from   unnest(array['audit.signed_audit', 'audit.signed_answer']::regclass[]) t;
    `);
  }

  private async createParticipation(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table audit.participation (
        authority_id  uuid not null references access.authority,
        framework_id  text not null,
        cycle_id      text not null,
        code          text not null,
        name          text not null,
        region_code   text not null references access.region,
        returned_on   date not null,
        primary key (authority_id, framework_id, cycle_id),
        constraint participation__cycle foreign key (framework_id, cycle_id) references framework.cycle
      );
      comment on table audit.participation is
        'Who has returned, by name: a public fact within the service, written when signing. Says nothing about ratings.';

      select platform.protect_tenant_table('audit.participation');
      grant select, insert on audit.participation to svc_authority, svc_import;
      -- Who, but not when: the day of signing is nobody's business outside.
      grant select (authority_id, framework_id, cycle_id, code, name, region_code) on audit.participation to svc_released;
      grant select on audit.participation to svc_platform, svc_release_builder;
      select platform.let_in('svc_import', command, 'audit.participation') from unnest(array['select', 'insert']) command;
      select platform.let_in(login, 'select', 'audit.participation')
      from   unnest(array['svc_released', 'svc_platform', 'svc_release_builder']::name[]) login;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table audit.participation, audit.signed_answer, audit.signed_audit, audit.audit_event, audit.answer_event,
        audit.answer, audit.asked, audit.audit`);
  }
}
