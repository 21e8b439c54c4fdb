import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Made-up authorities and real ones never meet in a cycle; the demonstration may have several people of one role; an evaluation of a whole country is quick. */
export class TellFictionApart1763900000009 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Results count the authorities of a cycle, and a made-up one among real ones would be counted. Restrictive: it narrows what the
      -- two logins that bring audits in may insert.
      create policy of_one_kind on audit.audit as restrictive for insert to svc_authority, svc_import
        with check (exists (
          select from access.authority
          join   framework.cycle on cycle.fictional = authority.fictional
          where  authority.id = audit.authority_id
          and    (cycle.framework_id, cycle.id) = (audit.framework_id, audit.cycle_id)));

      -- Some work takes two people of one role.
      alter table access.demonstration_person
        drop constraint demonstration_person_pkey,
        add primary key (membership_id);
      comment on table access.demonstration_person is 'Whom one click signs in as. Empty outside the demonstration.';

      -- It joins what it has just worked out, of which Postgres knows no sizes: with thousands of rows on each side, loops take seconds.
      alter function evaluation.record_output set enable_nestloop = off;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter function evaluation.record_output reset enable_nestloop;
      delete from access.demonstration_person later
      using  access.demonstration_person earlier
      where  earlier.role = later.role and (earlier.position, earlier.membership_id) < (later.position, later.membership_id);
      alter table access.demonstration_person
        drop constraint demonstration_person_pkey,
        add primary key (role);
      drop policy of_one_kind on audit.audit`);
  }
}
