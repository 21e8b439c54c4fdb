import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which authorities are willing to be contacted about a recommendation: named, live, and by itself, so that no rating can be read from it. */
export class OfferContact1763900000037 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table audit.contact (
        authority_id  uuid not null references access.authority,
        framework_id  text not null,
        series_id     text not null,
        -- A team's mailbox or a role; null: taken back.
        contact       text,
        said_by       uuid references access.person,
        said_at       timestamptz not null default clock_timestamp(),
        primary key (authority_id, framework_id, series_id),
        constraint contact__series foreign key (framework_id, series_id) references framework.series,
        constraint contact__one_line check (length(contact) between 5 and 120 and contact !~ '[[:cntrl:]]')
      );
      comment on table audit.contact is
        'What an authority is willing to be contacted about, whatever it rated and whether it did. Bound to no audit, cycle or answer.';

      select platform.protect_tenant_table('audit.contact');
      grant select, insert on audit.contact to svc_authority;
      grant update (contact, said_by, said_at) on audit.contact to svc_authority;
      -- Who is willing now. Not since when, not who said so, and nothing of what was taken back.
      grant select (authority_id, framework_id, series_id, contact) on audit.contact to svc_released;
      grant select on framework.series to svc_released;
      create policy svc_released_selects on audit.contact for select to svc_released using (contact is not null);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('revoke select on framework.series from svc_released; drop table audit.contact');
  }
}
