import type { Cycle, CycleSummary, FrameworkSummary } from '@plumbline/contract';

import type { Tx } from '../platform/database.js';
import { readRegions } from './regions.query.js';

/** The frameworks that a cycle can be announced of, by title. Grain: framework, in the words of its latest version. */
export function listFrameworks(tx: Tx): Promise<FrameworkSummary[]> {
  return tx.sql<FrameworkSummary[]>`
    select id, title
    from   (select distinct on (framework_id) framework_id as id, title
            from   framework.version order by framework_id, version desc) latest
    order  by title, id`;
}

/**
 * Cycles as administrators and regional leads follow them; a framework's id and a cycle's name narrow them to one.
 *
 * Grain:  cycle, the latest figures first.
 * Unit:   `returned` counts authorities whose audit is signed off. `publishedOn` null: not published.
 */
export function listCycles(
  tx: Tx,
  frameworkId: string | null = null,
  cycleId: string | null = null,
): Promise<CycleSummary[]> {
  return tx.sql<CycleSummary[]>`
    select json_build_object('id', cycle.framework_id, 'title', latest.title) as "framework",
           cycle.id                     as "cycle",
           cycle.time_period            as "timePeriod",
           cycle.fictional              as "fictional",
           case when retraction.release_id is not null then 'withdrawn'
                when release.id is not null            then 'published'
                when cycle.closed_at is not null       then 'closed'
                when cycle.opens_on > (now() at time zone 'Europe/London')::date then 'announced'
                else 'open' end         as "state",
           cycle.opens_on::text         as "opensOn",
           cycle.due_on::text           as "dueOn",
           least(cycle.figures_taken_on, (cycle.closed_at at time zone 'Europe/London')::date)::text as "figuresTakenOn",
           cycle.results_on::text       as "resultsOn",
           release.published_on::text   as "publishedOn",
           (select count(*)::int from audit.participation
            where  (participation.framework_id, participation.cycle_id) = (cycle.framework_id, cycle.id)) as "returned"
    from   framework.cycle
    cross  join lateral (
      select title from framework.version
      where  version.framework_id = cycle.framework_id order by version desc limit 1) latest
    left   join released.release on (release.framework_id, release.cycle_id) = (cycle.framework_id, cycle.id)
    left   join released.retraction on retraction.release_id = release.id
    where  cycle.framework_id = coalesce(${frameworkId}, cycle.framework_id)
    and    cycle.id = coalesce(${cycleId}, cycle.id)
    order  by cycle.figures_taken_on desc, cycle.framework_id, cycle.id`;
}

/** One cycle with its returns by region and the latest preview; null when there is none of this name. */
export async function findCycle(tx: Tx, frameworkId: string, cycleId: string): Promise<Cycle | null> {
  const [summary] = await listCycles(tx, frameworkId, cycleId);
  if (!summary) return null;
  const regions = await readRegions(tx, frameworkId, cycleId);
  const returns = await countReturns(tx, frameworkId, cycleId);
  return {
    ...summary,
    regions: regions.map((region) => ({ ...region, returned: returns.get(region.code) ?? 0 })),
    ...(await readRequests(tx, frameworkId, cycleId)),
  };
}

/** Authorities whose audit of the cycle is signed off, by region; a region without any has no entry. */
async function countReturns(tx: Tx, frameworkId: string, cycleId: string): Promise<Map<string, number>> {
  const rows = await tx.sql<{ code: string; returned: number }[]>`
    select region_code as code, count(*)::int as returned
    from   audit.participation
    where  framework_id = ${frameworkId} and cycle_id = ${cycleId}
    group  by 1`;
  return new Map(rows.map(({ code, returned }) => [code, returned]));
}

type Requests = Pick<Cycle, 'preview' | 'previewedBy' | 'publishedBy' | 'making'>;

/**
 * What the builder was asked of a cycle: its latest preview, who published, and what it is making now. Null: no preview was made;
 * nobody published, or on the command line without a name; nothing is being made. A request that has no outcome when the builder's
 * time is up is not being made: its process was ended.
 */
async function readRequests(tx: Tx, frameworkId: string, cycleId: string): Promise<Requests> {
  const [row] = await tx.sql<Requests[]>`
    select (select outcome.preview
            from   release.request join release.outcome on outcome.request_id = request.id
            where  request.framework_id = ${frameworkId} and request.cycle_id = ${cycleId} and outcome.preview is not null
            order  by outcome.finished_at desc limit 1) as "preview",
           (select coalesce(json_agg(distinct person.name), '[]')
            from   release.request
            join   release.outcome on outcome.request_id = request.id
            join   access.person on person.id = request.requested_by
            where  request.framework_id = ${frameworkId} and request.cycle_id = ${cycleId} and outcome.preview is not null) as "previewedBy",
           (select coalesce(person.name, request.stated_by)
            from   release.request
            join   release.outcome on outcome.request_id = request.id
            left   join access.person on person.id = request.requested_by
            where  request.framework_id = ${frameworkId} and request.cycle_id = ${cycleId} and outcome.release_id is not null) as "publishedBy",
           (select request.kind
            from   release.request left join release.outcome on outcome.request_id = request.id
            where  request.framework_id = ${frameworkId} and request.cycle_id = ${cycleId} and outcome.request_id is null
            and    request.requested_at > now() - interval '10 minutes'
            order  by request.requested_at desc limit 1) as "making"`;
  return row ?? { preview: null, previewedBy: [], publishedBy: null, making: null };
}

/** Whether somebody other than the person made a preview of the cycle. */
export async function isPreviewedByAnother(
  tx: Tx,
  { frameworkId, cycle, personId }: { frameworkId: string; cycle: string; personId: string },
): Promise<boolean> {
  const found = await tx.sql`
    select
    from   release.request join release.outcome on outcome.request_id = request.id
    where  (request.framework_id, request.cycle_id) = (${frameworkId}, ${cycle})
    and    outcome.preview is not null
    and    request.requested_by <> ${personId}
    limit  1`;
  return found.length > 0;
}

/** Puts the release of a cycle down as withdrawn, from when on no figure of it is given. False: it was already. */
export async function withdrawRelease(
  tx: Tx,
  { frameworkId, cycle, reason }: { frameworkId: string; cycle: string; reason: string },
): Promise<boolean> {
  const done = await tx.sql`
    insert into released.retraction (release_id, reason)
    select id, ${reason} from released.release where (framework_id, cycle_id) = (${frameworkId}, ${cycle})
    on     conflict do nothing
    returning release_id`;
  return done.length > 0;
}
