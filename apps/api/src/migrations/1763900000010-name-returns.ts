import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who is expected to return in a cycle and who has, by name: written once, for the release builder and for whoever looks at returns.
 * What stands at the head of a release is written once too.
 */
export class NameReturns1763900000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.createUnits(runner);
    await this.createLateReturns(runner);
    await this.letReleasedIn(runner);
    await this.createHead(runner);
  }

  private async createUnits(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create view access.covered_authority with (security_invoker = true) as
        select joint.framework_id, joint.cycle_id, joint.joint_return_id, cover.covered_id
        from   access.joint_return_use   joint
        join   framework.cycle           on (cycle.framework_id, cycle.id) = (joint.framework_id, joint.cycle_id)
        join   access.joint_return_cover cover on cover.joint_return_id = joint.joint_return_id
                                              and cover.valid_from <= cycle.figures_taken_on
                                              and (cover.valid_to is null or cover.valid_to > cycle.figures_taken_on);
      comment on view access.covered_authority is
        'The authorities that a joint return answers for in a cycle. They are not expected to return themselves.';

      create view access.reporting_unit with (security_invoker = true) as
        -- Where it counted when it signed, under the name it had then, whatever it and its region are called now.
        select returned.framework_id, returned.cycle_id, returned.authority_id, returned.code, returned.name,
               returned.region_code, true as has_returned
        from   framework.cycle
        join   audit.participation returned on (returned.framework_id, returned.cycle_id) = (cycle.framework_id, cycle.id)
        join   access.authority on authority.id = returned.authority_id and authority.fictional = cycle.fictional
        where  not exists (select from access.covered_authority covered
                           where  (covered.framework_id, covered.cycle_id, covered.covered_id)
                                    = (cycle.framework_id, cycle.id, returned.authority_id))
        union  all
        select cycle.framework_id, cycle.id, named.authority_id, named.code, named.name, named.region_code, false
        from   framework.cycle
        join   access.authority_name named on named.valid_from <= cycle.figures_taken_on
                                          and (named.valid_to is null or named.valid_to > cycle.figures_taken_on)
        join   access.authority on authority.id = named.authority_id and authority.fictional = cycle.fictional
        where  case authority.kind
                 when 'joint-return' then exists (select from access.joint_return_use joint
                                                  where  (joint.framework_id, joint.cycle_id, joint.joint_return_id)
                                                           = (cycle.framework_id, cycle.id, authority.id))
                 else not exists (select from access.covered_authority covered
                                  where  (covered.framework_id, covered.cycle_id, covered.covered_id)
                                           = (cycle.framework_id, cycle.id, authority.id))
               end
        and    not exists (select from audit.participation returned
                           where  (returned.authority_id, returned.framework_id, returned.cycle_id)
                                    = (authority.id, cycle.framework_id, cycle.id));
      comment on view access.reporting_unit is
        'Authorities and joint returns that could return in a cycle: those there were when figures were taken, and those that did return before they ended.';

      grant select on access.covered_authority, access.reporting_unit to svc_platform, svc_release_builder, svc_released;
    `);
  }

  private async createLateReturns(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Late or in time is told, the day is not: whoever serves regional leads reads no time of signing. Nothing is stored for it, so it
      -- cannot part from what the release builder counts: both compare the signature with the same cut-off.
      create function audit.late_returns(p_framework_id text, p_cycle_id text) returns table (authority_id uuid)
        language sql stable security definer set search_path = ''
      as $$
        select signed.authority_id
        from   audit.signed_audit signed
        join   framework.cycle on (cycle.framework_id, cycle.id) = (signed.framework_id, signed.cycle_id)
        where  signed.framework_id = p_framework_id
        and    signed.cycle_id = p_cycle_id
        group  by signed.authority_id, cycle.figures_taken_on, cycle.closed_at
        having min(signed.signed_at)
                 >= least((cycle.figures_taken_on + 1)::timestamp at time zone 'Europe/London', cycle.closed_at);
      $$;
      comment on function audit.late_returns is
        'The authorities that signed a cycle''s audit first after its figures were taken, so that they are not in its results. Not when.';
      revoke execute on function audit.late_returns from public;
      grant execute on function audit.late_returns to svc_released;
    `);
  }

  private async letReleasedIn(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Public facts only: who authorities are, which cycles there are, what their frameworks are called.
      grant usage on schema access, framework to svc_released;
      grant select on access.region, access.authority, access.authority_name, access.joint_return_cover, access.joint_return_use
        to svc_released;
      grant select (framework_id, id, opens_on, due_on, figures_taken_on, results_on, time_period, fictional, closed_at)
        on framework.cycle to svc_released;
      grant select (framework_id, version, title, ratings_public) on framework.version to svc_released;
    `);
  }

  private async createHead(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create view released.head with (security_invoker = true) as
        select release.id, release.cycle_id, release.time_period, release.figures_taken_on,
               json_build_object(
                 'id', release.id,
                 'framework', json_build_object('id', release.framework_id, 'title', release.framework_title,
                   'publisher', release.publisher, 'ratingsPublic', release.ratings_public, 'note', release.note),
                 'fictional', release.fictional, 'cycle', release.cycle_id, 'timePeriod', release.time_period,
                 'figuresTakenOn', release.figures_taken_on, 'publishedOn', release.published_on,
                 'ruleVersion', release.rule_version, 'rule', release.rule_in_words) as head
        from   released.release
        where  not exists (select from released.retraction where retraction.release_id = release.id);
      comment on view released.head is
        'What stands at the head of every answer about a release. One that was retracted has none.';
      grant select on released.head to svc_released;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      revoke select (framework_id, version, title, ratings_public) on framework.version from svc_released;
      revoke select (framework_id, id, opens_on, due_on, figures_taken_on, results_on, time_period, fictional, closed_at)
        on framework.cycle from svc_released;
      revoke select on access.region, access.authority, access.authority_name, access.joint_return_cover, access.joint_return_use
        from svc_released;
      revoke usage on schema access, framework from svc_released;
      drop function audit.late_returns;
      drop view access.reporting_unit, access.covered_authority, released.head`);
  }
}
