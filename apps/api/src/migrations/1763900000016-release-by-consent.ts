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

      -- The command line knows no people: whoever runs it says who asks.
      alter table release.request
        add column stated_by text,
        add constraint request__asked_by_one check (num_nonnulls(requested_by, stated_by) <= 1);
      comment on column release.request.stated_by is 'Who asked on the command line, as they said; null for pages.';

      alter table framework.cycle_event
        drop constraint cycle_event__act_known,
        add constraint cycle_event__act_known check (act in ('announced', 'due-extended', 'closed', 'withdrawn'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from framework.cycle_event where act = 'withdrawn';
      alter table framework.cycle_event
        drop constraint cycle_event__act_known,
        add constraint cycle_event__act_known check (act in ('announced', 'due-extended', 'closed'));
      alter table release.request drop column stated_by;
      revoke select on access.agency_seat from svc_release_builder;
      comment on column released.cell.contributors is null;
      alter table released.cell drop column by_consent`);
  }
}
