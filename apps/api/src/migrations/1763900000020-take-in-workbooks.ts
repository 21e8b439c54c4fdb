import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Workbooks that came back: what they would change stands here until somebody takes it over. */
export class TakeInWorkbooks1763900000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table audit.import (
        authority_id   uuid not null,
        audit_id       uuid not null,
        id             uuid not null,
        -- SHA-256 of the file as it came, in hexadecimal: what was looked at is what is taken over.
        file_hash      text not null,
        -- [{recommendationId, sheet, row, fileVersion, readVersion, change}]: what the file says that it did not say when it was made.
        -- readVersion: the answer's when the file was looked at; taking over is refused once the answer has another.
        rows           jsonb not null,
        uploaded_by    uuid not null references access.person,
        uploaded_at    timestamptz not null default now(),
        taken_over_by  uuid references access.person,
        taken_over_at  timestamptz,
        -- What became of the conflicts when it was taken over.
        conflicts      text,
        primary key (authority_id, audit_id, id),
        constraint import__audit foreign key (authority_id, audit_id) references audit.audit,
        constraint import__taken_over_wholly   check (num_nulls(taken_over_by, taken_over_at, conflicts) in (0, 3)),
        constraint import__conflicts_known     check (conflicts in ('leave', 'replace'))
      );
      comment on table audit.import is 'A workbook that was sent back for an audit, as rows of changes. Taken over once, wholly, or not at all.';

      select platform.protect_tenant_table('audit.import');
      grant select on audit.import to svc_authority;
      grant insert (authority_id, audit_id, id, file_hash, rows, uploaded_by) on audit.import to svc_authority;
      grant update (taken_over_by, taken_over_at, conflicts) on audit.import to svc_authority;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table audit.import');
  }
}
