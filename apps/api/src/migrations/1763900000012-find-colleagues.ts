import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who acts for a tenant, found without reading everybody. */
export class FindColleagues1763900000012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- access.colleagues() names those who act for the tenant with every audit that is read; the unique key begins with the person.
      create index membership__of_authority on access.membership (authority_id) where authority_id is not null;
      create index membership__of_agency    on access.membership (agency_id)    where agency_id is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index access.membership__of_agency, access.membership__of_authority`);
  }
}
