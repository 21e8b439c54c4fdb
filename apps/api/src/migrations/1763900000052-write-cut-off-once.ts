import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The cut-off as it was and as it is: written out by each who compares with it, or once. */
const WRITTEN_OUT = `least((cycle.figures_taken_on + 1)::timestamp at time zone 'Europe/London', cycle.closed_at)`;
const ONCE = `framework.cut_off(cycle.figures_taken_on, cycle.closed_at)`;

/** Until when signatures count in a cycle is written once: whoever counts, and whoever says who was late, compares with the same moment. */
export class WriteCutOffOnce1763900000052 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Planned as if it were written out: no setting of its own, and executable by whoever's statements call it.
      create function framework.cut_off(p_figures_taken_on date, p_closed_at timestamptz) returns timestamptz
        language sql immutable
      as $$
        select least((p_figures_taken_on + 1)::timestamp at time zone 'Europe/London', p_closed_at)
      $$;
      comment on function framework.cut_off is
        'What is signed before this moment counts in a cycle: the end of the day in London on which figures are taken, or when it closed before.';
      revoke execute on function framework.cut_off(date, timestamptz) from public;
      grant execute on function framework.cut_off(date, timestamptz) to svc_authority, svc_release_builder;
      ${functionsBy(ONCE)}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${functionsBy(WRITTEN_OUT)}
      drop function framework.cut_off(date, timestamptz)`);
  }
}

function functionsBy(cutOff: string): string {
  return `
    create or replace function audit.late_returns(p_framework_id text, p_cycle_id text) returns table (authority_id uuid)
      language sql stable security definer set search_path = ''
    as $$
      select signed.authority_id
      from   audit.signed_audit signed
      join   framework.cycle on (cycle.framework_id, cycle.id) = (signed.framework_id, signed.cycle_id)
      where  signed.framework_id = p_framework_id
      and    signed.cycle_id = p_cycle_id
      group  by signed.authority_id, cycle.figures_taken_on, cycle.closed_at
      having min(signed.signed_at) >= ${cutOff};
    $$;

    create or replace function evaluation.counted_ratings(p_framework_id text, p_cycle_ids text[])
      returns table (authority_id uuid, cycle_id text, version integer, region_code text, ratings_public boolean,
                     item_id text, series_id text, level_key text, level_position smallint)
      language sql stable set search_path = ''
    as $$
      with counted as (
        select distinct on (signed.authority_id, signed.cycle_id) signed.*
        from   audit.signed_audit signed
        join   framework.cycle on (cycle.framework_id, cycle.id) = (signed.framework_id, signed.cycle_id)
        where  signed.framework_id = p_framework_id
        and    signed.cycle_id = any (p_cycle_ids)
        and    cycle.closed_at is not null
        and    signed.signed_at < ${cutOff}
        order  by signed.authority_id, signed.cycle_id, signed.signing desc
      )
      select distinct on (counted.authority_id, counted.cycle_id, answer.item_id)
             counted.authority_id, counted.cycle_id, counted.framework_version, counted.region_code, version.ratings_public,
             answer.item_id, recommendation.series_id, answer.level_key, level.position
      from   counted
      join   framework.version on (version.framework_id, version.version) = (counted.framework_id, counted.framework_version)
      join   audit.signed_answer answer
               on (answer.authority_id, answer.audit_id, answer.signing) = (counted.authority_id, counted.audit_id, counted.signing)
      join   framework.recommendation
               on (recommendation.framework_id, recommendation.version, recommendation.id)
                    = (counted.framework_id, counted.framework_version, answer.item_id)
      left   join framework.level
               on (level.framework_id, level.version, level.key) = (counted.framework_id, counted.framework_version, answer.level_key)
      where  answer.rater_type in ('own', 'agreed')
      order  by counted.authority_id, counted.cycle_id, answer.item_id, answer.rater_type;
    $$;`;
}
