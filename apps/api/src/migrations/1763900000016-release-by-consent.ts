import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Figures shown by everyone's consent are marked, partners' ratings are counted where their seat is, and results can be withdrawn. */
export class ReleaseByConsent1763900000016 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The default is for releases from before: nothing in them was shown by consent.
      alter table released.cell
        add column by_consent boolean not null default false,
        add constraint cell__consent_shows check (not by_consent or counts is not null);
      comment on column released.cell.by_consent is
        'The rule would hide it; every authority of the region agreed at sign-off that near-agreement may be shown. Whatever shows it says so.';
      comment on column released.cell.contributors is
        'own: authorities whose version asks the item. partner: organisations with their seat here that answered it in an audit of the results.';

      -- Where an organisation counts, and nothing else of it: neither its name nor its kind.
      grant select on access.agency_seat to svc_release_builder;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      revoke select on access.agency_seat from svc_release_builder;
      comment on column released.cell.contributors is null;
      alter table released.cell drop column by_consent`);
  }
}
