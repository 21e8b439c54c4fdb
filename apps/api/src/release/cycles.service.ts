import type {
  AnnounceCycle,
  Cycle,
  CycleKey,
  CycleState,
  ProblemSlug,
  ResultsRequest,
} from '@plumbline/contract';
import type { DataSource } from 'typeorm';

import { closeCycle, extendDue, recordAct } from '../framework/cycle.service.js';
import type { Tx } from '../platform/database.js';
import { Failure } from '../platform/failure.js';
import { inWords, todayInLondon } from '../platform/date.js';
import { ProblemError } from '../platform/problem-error.js';
import type { Builder } from './builder.js';
import { findCycle, isPreviewedByAnother, listFrameworks, withdrawRelease } from './cycles.query.js';
import { openCycle } from './open-cycle.js';
import { queueRequest, readOutcome } from './publish-release.js';

/** @throws ProblemError not-found */
export async function readCycle(tx: Tx, { frameworkId, cycle }: CycleKey): Promise<Cycle> {
  const found = await findCycle(tx, frameworkId, cycle);
  if (!found) throw new ProblemError('not-found');
  return found;
}

interface Asker {
  readonly personId: string;
}

/** @throws ProblemError not-found for a framework that is not there, invalid-request for dates out of order or over, cycle-exists */
export async function announceCycle(
  tx: Tx,
  { personId }: Asker,
  { frameworkId, ...announced }: AnnounceCycle & { frameworkId: string },
): Promise<Cycle> {
  const frameworks = await listFrameworks(tx);
  if (!frameworks.some(({ id }) => id === frameworkId)) throw new ProblemError('not-found');
  requireOrder(announced);
  const key = { frameworkId, id: announced.cycle };
  await explained('cycle-exists', () => openCycle(tx, key, announced));
  await recordAct(tx, key, { act: 'announced', personId });
  return readCycle(tx, { frameworkId, cycle: announced.cycle });
}

/** Each date with the one that must not come after it, in the words of the page. */
const ORDER = [
  ['dueOn', 'opensOn', 'The day on which audits are due must be the day on which the cycle opens, or later'],
  [
    'figuresTakenOn',
    'dueOn',
    'The day on which figures are taken must be the day on which audits are due, or later',
  ],
  [
    'resultsOn',
    'figuresTakenOn',
    'The day of the results must be the day on which figures are taken, or later',
  ],
] as const;

/** What is announced lies ahead: a day that is over gives nobody time, and could be closed and published at once. */
const AHEAD = [
  ['dueOn', 'The day on which audits are due must be today or later'],
  ['figuresTakenOn', 'The day on which figures are taken must be today or later'],
] as const;

function requireOrder(dates: AnnounceCycle): void {
  const today = todayInLondon();
  const faults = [
    ...AHEAD.filter(([field]) => dates[field] < today).map(([field, detail]) => ({ field, detail })),
    ...ORDER.filter(([later, earlier]) => dates[later] < dates[earlier]).map(([field, , detail]) => ({
      field,
      detail,
    })),
  ].filter(({ field }, at, all) => all.findIndex((each) => each.field === field) === at);
  if (faults.length > 0)
    throw new ProblemError(
      'invalid-request',
      undefined,
      faults.map(({ field, detail }) => ({ pointer: `#/body/${field}`, detail })),
    );
}

/** @throws ProblemError not-found, cycle-state once it is closed, invalid-request for a day that is not between due and cut-off */
export async function moveDue(
  tx: Tx,
  { personId }: Asker,
  { dueOn, ...key }: CycleKey & { dueOn: string },
): Promise<Cycle> {
  const cycle = await readCycle(tx, key);
  requireState(cycle, ['announced', 'open'], 'The cycle is closed');
  const refused =
    dueOn <= cycle.dueOn
      ? 'The new day must be later than the one on which audits are due now'
      : dueOn > cycle.figuresTakenOn
        ? 'The new day must not be after the day on which figures are taken, which never moves'
        : null;
  if (refused !== null)
    throw new ProblemError('invalid-request', undefined, [{ pointer: '#/body/dueOn', detail: refused }]);
  const id = { frameworkId: key.frameworkId, id: key.cycle };
  await explained('cycle-state', () => extendDue(tx, id, dueOn));
  await recordAct(tx, id, { act: 'due-extended', personId });
  return readCycle(tx, key);
}

/** @throws ProblemError not-found, cycle-state when it is not open, or before the day on which figures are taken is over */
export async function closeForGood(tx: Tx, { personId }: Asker, key: CycleKey): Promise<Cycle> {
  const cycle = await readCycle(tx, key);
  requireState(cycle, ['open'], 'Only a cycle that is open can be closed');
  if (todayInLondon() <= cycle.figuresTakenOn)
    throw new ProblemError(
      'cycle-state',
      `Figures are taken at the end of ${inWords(cycle.figuresTakenOn)}. It can be closed after that day`,
    );
  await explained('cycle-state', () => closeCycle(tx, key.frameworkId, key.cycle));
  await recordAct(tx, { frameworkId: key.frameworkId, id: key.cycle }, { act: 'closed', personId });
  return readCycle(tx, key);
}

/** What making results needs: the administrators' pool, and the builder, which no request ever is. */
export interface Makers {
  readonly platform: DataSource;
  readonly builder: Builder;
}

export interface Making extends CycleKey, Asker {
  readonly kind: ResultsRequest;
}

/**
 * Queues what is asked, waits until the builder's process has ended (about a second) and answers how the cycle stands then.
 * Should the one who asked go away meanwhile, the outcome is on record all the same.
 * Publishing takes two: a preview made by another administrator; and it waits for the day that was announced.
 * @throws ProblemError not-found, cycle-state when the cycle is not closed or published already, results-too-early,
 *         another-must-publish, results-not-made
 */
export async function makeResults({ platform, builder }: Makers, asked: Making): Promise<Cycle> {
  const key = { frameworkId: asked.frameworkId, cycle: asked.cycle };
  const requestId = await platform.transaction(async (tx) => {
    const cycle = await readCycle(tx, key);
    requireState(cycle, ['closed'], whyNotMade(cycle.state));
    if (asked.kind === 'publish') await requireTwo(tx, asked, cycle);
    return queueRequest(tx, { ...asked, cycleId: asked.cycle });
  });
  await builder.carryOut(requestId);
  return platform.transaction(async (tx) => {
    await explained('results-not-made', () => readOutcome(tx, requestId));
    return readCycle(tx, key);
  });
}

async function requireTwo(tx: Tx, asked: Making, { resultsOn }: Cycle): Promise<void> {
  if (resultsOn !== null && todayInLondon() < resultsOn)
    throw new ProblemError('results-too-early', `They were announced for ${inWords(resultsOn)}`);
  if (!(await isPreviewedByAnother(tx, asked))) throw new ProblemError('another-must-publish');
}

/** Takes published results back, whole and for good. @throws ProblemError not-found, cycle-state when there are none */
export async function withdraw(
  tx: Tx,
  { personId }: Asker,
  { reason, ...key }: CycleKey & { reason: string },
): Promise<Cycle> {
  requireState(await readCycle(tx, key), ['published'], 'There are no published results to withdraw');
  if (!(await withdrawRelease(tx, { ...key, reason })))
    throw new ProblemError('cycle-state', 'Somebody else withdrew them just now');
  await recordAct(tx, { frameworkId: key.frameworkId, id: key.cycle }, { act: 'withdrawn', personId });
  return readCycle(tx, key);
}

const whyNotMade = (state: CycleState): string =>
  state === 'announced' || state === 'open'
    ? 'Close the cycle first'
    : 'Its results are published already. A cycle is published once';

function requireState({ state }: Cycle, allowed: readonly CycleState[], detail: string): void {
  if (!allowed.includes(state)) throw new ProblemError('cycle-state', detail);
}

/** What the command line is told in words, a page is told as a problem. */
async function explained<T>(slug: ProblemSlug, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof Failure ? new ProblemError(slug, error.message) : error;
  }
}
