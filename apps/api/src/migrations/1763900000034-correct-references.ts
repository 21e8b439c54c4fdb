import type { MigrationInterface, QueryRunner } from 'typeorm';

/** References can be corrected and retired: each correction is a row beside what was entered first, so that signed answers keep what they said. */
export class CorrectReferences1763900000034 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table audit.reference_event (
        authority_id   uuid    not null,
        reference_id   uuid    not null,
        -- What was entered first is version 1, in audit.reference.
        version        integer not null,
        title          text    not null,
        kind           text    not null,
        link           text,
        record_number  text,
        dated_on       date,
        -- Not offered any more.
        retired        boolean not null,
        changed_by     uuid    references access.person,
        changed_at     timestamptz not null default clock_timestamp(),
        primary key (authority_id, reference_id, version),
        constraint reference_event__reference foreign key (authority_id, reference_id) references audit.reference,
        constraint reference_event__version_counts check (version > 1),
        constraint reference_event__kind_known check (kind in ('policy', 'data', 'practice', 'staff-partners', 'children-families', 'procedure')),
        constraint reference_event__leads_somewhere check (link is not null or record_number is not null),
        constraint reference_event__web_link check (link ~* '^https?://')
      );
      comment on table audit.reference_event is
        'Every correction of a reference, append-only: the last one is what it is now, without any it is what audit.reference says.';

      select platform.protect_tenant_table('audit.reference_event');
      grant select, insert on audit.reference_event to svc_authority;
      comment on table audit.reference is
        'What an authority keeps elsewhere and its answers refer to, of any cycle, as it was entered first. Insert-only: a signed answer keeps what it refers to.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table audit.reference_event');
  }
}
