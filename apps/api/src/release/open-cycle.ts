import { seatAgencies } from '../access/seat-agencies.js';
import { type Cycle, type CycleDates, requireFramework } from '../framework/cycle.service.js';
import type { Tx } from '../platform/database.js';
import { Failure } from '../platform/failure.js';

/**
 * Announces a cycle, in which every agency has its seat. Where a framework's cycles are of made-up authorities, so is the next.
 * @throws Failure when the framework is unknown, the cycle exists, or its dates are out of order
 */
export async function openCycle(
  tx: Tx,
  { frameworkId, id: cycleId }: Pick<Cycle, 'frameworkId' | 'id'>,
  dates: CycleDates,
): Promise<void> {
  const { opensOn, dueOn, figuresTakenOn, resultsOn } = dates;
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/.test(cycleId))
    throw new Failure(
      `"${cycleId}" cannot name a cycle: use up to 40 letters, digits, points, hyphens and underscores.`,
    );
  const order = [opensOn, dueOn, figuresTakenOn, ...(resultsOn ? [resultsOn] : [])];
  if (order.some((date, at) => at > 0 && date < (order[at - 1] ?? date)))
    throw new Failure(
      `The dates are out of order: a cycle opens, is due, has its figures taken and its results published, in this order.`,
    );
  await requireFramework(tx, frameworkId);

  const made = await tx.sql`
    insert into framework.cycle (framework_id, id, opens_on, due_on, figures_taken_on, results_on, time_period, origin, fictional)
    values (${frameworkId}, ${cycleId}, ${opensOn}, ${dueOn}, ${figuresTakenOn}, ${resultsOn}, ${figuresTakenOn.slice(0, 4)}, 'announced',
            (select coalesce(bool_or(fictional), false) from framework.cycle where framework_id = ${frameworkId}))
    on conflict do nothing
    returning id`;
  if (made.length === 0) throw new Failure(`There is a cycle ${cycleId} of ${frameworkId} already.`);
  await seatAgencies(tx);
}
