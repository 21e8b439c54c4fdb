import { randomUUID } from 'node:crypto';

import type { Tx } from '../platform/database.js';
import { Failure } from '../platform/failure.js';

/** The four dates of a cycle, as calendar days in London. */
export interface CycleDates {
  readonly opensOn: string;
  readonly dueOn: string;
  /** The cut-off: what is signed by the end of this day is what results are made from. */
  readonly figuresTakenOn: string;
  readonly resultsOn: string | null;
}

export interface Cycle extends CycleDates {
  readonly frameworkId: string;
  readonly id: string;
  readonly timePeriod: string;
  readonly origin: 'announced' | 'import';
  readonly state: 'announced' | 'open' | 'closed';
}

/** @throws Failure that names the frameworks there are */
export async function requireFramework(tx: Tx, frameworkId: string): Promise<void> {
  const frameworks = await tx.sql<{ id: string }[]>`select id from framework.framework order by id`;
  if (!frameworks.some(({ id }) => id === frameworkId))
    throw new Failure(
      `There is no framework ${frameworkId}. The frameworks are ${frameworks.map(({ id }) => id).join(', ')}.`,
    );
}

/** All cycles, by framework and date; `frameworkId` narrows them to one framework. @throws Failure when there is none of this id */
export async function listCycles(tx: Tx, frameworkId: string | null = null): Promise<Cycle[]> {
  if (frameworkId !== null) await requireFramework(tx, frameworkId);
  return tx.sql<Cycle[]>`
    select framework_id           as "frameworkId",
           id                     as "id",
           opens_on::text         as "opensOn",
           due_on::text           as "dueOn",
           figures_taken_on::text as "figuresTakenOn",
           results_on::text       as "resultsOn",
           time_period            as "timePeriod",
           origin                 as "origin",
           case when closed_at is not null then 'closed'
                when opens_on > (now() at time zone 'Europe/London')::date then 'announced'
                else 'open' end   as "state"
    from   framework.cycle
    where  framework_id = coalesce(${frameworkId}, framework_id)
    order  by framework_id, figures_taken_on, id`;
}

/** @throws Failure that names the cycles there are */
export async function requireCycle(tx: Tx, frameworkId: string, cycleId: string): Promise<Cycle> {
  const cycles = await listCycles(tx, frameworkId);
  const cycle = cycles.find(({ id }) => id === cycleId);
  if (cycle) return cycle;
  const known = cycles.map(({ id }) => id).join(', ');
  throw new Failure(
    known
      ? `There is no cycle ${cycleId} of ${frameworkId}. Its cycles are ${known}.`
      : `There is no cycle ${cycleId} of ${frameworkId}, nor any other cycle of it.`,
  );
}

/** Closes a cycle for good; what is signed at its cut-off can then be published. @throws Failure when it is closed already */
export async function closeCycle(tx: Tx, frameworkId: string, cycleId: string): Promise<void> {
  const cycle = await requireCycle(tx, frameworkId, cycleId);
  if (cycle.state === 'closed') throw new Failure(`Cycle ${cycleId} of ${frameworkId} is closed already.`);
  if (cycle.state === 'announced')
    throw new Failure(
      `Cycle ${cycleId} of ${frameworkId} opens on ${cycle.opensOn}: it cannot close before.`,
    );
  const closed = await tx.sql`
    with closed as (
      update framework.cycle set closed_at = now()
      where  framework_id = ${frameworkId} and id = ${cycleId} and closed_at is null
      returning id
    )
    select id from closed`;
  // Somebody else closed it meanwhile: the moment at which it closed stays theirs.
  if (closed.length === 0) throw new Failure(`Cycle ${cycleId} of ${frameworkId} is closed already.`);
}

/** Moves the day on which audits are due to a later one. @throws Failure when the cycle is closed, or the day is not between due and cut-off */
export async function extendDue(
  tx: Tx,
  { frameworkId, id: cycleId }: Pick<Cycle, 'frameworkId' | 'id'>,
  dueOn: string,
): Promise<void> {
  const cycle = await requireCycle(tx, frameworkId, cycleId);
  if (cycle.state === 'closed') throw new Failure(`Cycle ${cycleId} of ${frameworkId} is closed.`);
  if (dueOn <= cycle.dueOn || dueOn > cycle.figuresTakenOn)
    throw new Failure(
      `Audits of ${cycleId} are due on ${cycle.dueOn}; this can move to a later day up to ${cycle.figuresTakenOn}, when figures are taken.`,
    );
  const moved = await tx.sql`
    with moved as (
      update framework.cycle set due_on = ${dueOn}
      where  framework_id = ${frameworkId} and id = ${cycleId} and closed_at is null and due_on < ${dueOn}
      returning id
    )
    select id from moved`;
  if (moved.length === 0)
    throw new Failure(`Somebody else changed cycle ${cycleId} meanwhile. Look at it again.`);
}

export type CycleAct = 'announced' | 'due-extended' | 'closed' | 'withdrawn';

/** Keeps on record who did what with a cycle, and the day on which audits were due from then on. */
export async function recordAct(
  tx: Tx,
  { frameworkId, id: cycleId }: Pick<Cycle, 'frameworkId' | 'id'>,
  { act, personId }: { act: CycleAct; personId: string },
): Promise<void> {
  await tx.sql`
    insert into framework.cycle_event (id, framework_id, cycle_id, act, person_id, due_on)
    select ${randomUUID()}, framework_id, id, ${act}, ${personId}, due_on
    from   framework.cycle where framework_id = ${frameworkId} and id = ${cycleId}`;
}
