import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an answer rests on, and what it refers to: part of the answer, of each of its versions and of what came too late. */
export class ReferToEvidence1763900000024 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table audit.reference (
        authority_id   uuid not null references access.authority,
        id             uuid not null,
        title          text not null,
        kind           text not null,
        link           text,
        record_number  text,
        dated_on       date,
        added_by       uuid references access.person,
        added_at       timestamptz not null default clock_timestamp(),
        primary key (authority_id, id),
        constraint reference__kind_known check (kind in ('policy', 'data', 'practice', 'staff-partners', 'children-families', 'procedure')),
        constraint reference__leads_somewhere check (link is not null or record_number is not null),
        constraint reference__web_link check (link ~* '^https?://')
      );
      comment on table audit.reference is
        'What an authority keeps elsewhere and its answers refer to, of any cycle. Insert-only: a signed answer keeps what it refers to.';

      select platform.protect_tenant_table('audit.reference');
      grant select, insert on audit.reference to svc_authority;

      -- References are never deleted and the login can write its own authority's only, so the ids in an array lead somewhere for ever.
      alter table audit.answer
        add column evidence text[] not null default '{}',
        add column reference_ids uuid[] not null default '{}',
        add constraint answer__evidence_known check (evidence <@ array['policy', 'data', 'practice', 'staff-partners', 'children-families']),
        add constraint answer__own_evidence check (rater_type = 'own' or evidence = '{}' and reference_ids = '{}');
      alter table audit.answer_event
        add column evidence text[] not null default '{}',
        add column reference_ids uuid[] not null default '{}';
      alter table audit.late_answer_event
        add column evidence text[] not null default '{}',
        add column reference_ids uuid[] not null default '{}';
      grant update (evidence, reference_ids) on audit.answer to svc_authority;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table audit.late_answer_event drop column evidence, drop column reference_ids;
      alter table audit.answer_event drop column evidence, drop column reference_ids;
      alter table audit.answer drop column evidence, drop column reference_ids;
      drop table audit.reference`);
  }
}
