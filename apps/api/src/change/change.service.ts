import { randomUUID } from 'node:crypto';

import type { Change, ChangeCycles, Evaluation, EvaluationFramework } from '@plumbline/contract';
import type { Rule } from '@plumbline/disclosure';

import { readVersions } from '../framework/versions.query.js';
import { ProblemError } from '../platform/problem-error.js';
import { type Counted, countChange } from './count-change.js';
import {
  type EvaluationTx,
  listClosedCycles,
  listFrameworks,
  listProjects,
  type ProjectAccess,
  readProjectRatings,
  readPublicRatings,
  recordOutput,
} from './evaluation.query.js';
import { describeOutputRule, outputRule } from './output-control.js';

/** What a programme evaluator can look at: public frameworks, and the projects that the person may work in today. */
export async function readEvaluation(tx: EvaluationTx, personId: string): Promise<Evaluation> {
  const frameworks = await listFrameworks(tx);
  const withCycles = new Map<string, EvaluationFramework & { ratingsPublic: boolean }>();
  for (const framework of frameworks)
    withCycles.set(framework.id, { ...framework, cycles: await listClosedCycles(tx, framework.id) });

  const rows = await listProjects(tx, personId);
  const projects = [...Map.groupBy(rows, ({ id }) => id).values()].map((ofProject) => ({
    ...pick(ofProject[0]),
    frameworks: ofProject.flatMap(({ frameworkId, cycleIds }) => {
      const framework = withCycles.get(frameworkId);
      if (!framework) return [];
      return [{ ...wordsOf(framework), cycles: framework.cycles.filter(({ id }) => cycleIds.includes(id)) }];
    }),
  }));
  const publicFrameworks = [...withCycles.values()]
    .filter(({ ratingsPublic, cycles }) => ratingsPublic && cycles.length > 0)
    .map(wordsOf);
  return { publicFrameworks, projects };
}

function wordsOf(framework: EvaluationFramework & { ratingsPublic: boolean }): EvaluationFramework {
  const { ratingsPublic: _, ...words } = framework;
  return words;
}

function pick(row: Awaited<ReturnType<typeof listProjects>>[number] | undefined) {
  if (!row) throw new Error('A group has a row');
  return { id: row.id, title: row.title, purpose: row.purpose, endsOn: row.endsOn };
}

interface Asked extends ChangeCycles {
  readonly frameworkId: string;
  readonly rule: Rule;
}

/**
 * Change between two cycles of a framework whose ratings are public: England as one block, and what the control would say.
 * @throws ProblemError not-found: no such framework, its ratings are not public, or a cycle is not closed; invalid-request
 */
export async function readPublicChange(tx: EvaluationTx, asked: Asked): Promise<Change> {
  const { frameworkId, from, to } = asked;
  const { ratingsPublic, ...head } = await readHead(tx, asked);
  if (!ratingsPublic) throw new ProblemError('not-found');
  const counted = countChange({
    ...{ from, to, refused: new Set<string>(), ratingsPublic: true, blocks: 'england' },
    versions: await readVersions(tx, frameworkId),
    ratings: await readPublicRatings(tx, frameworkId, [from, to]),
    rule: outputRule(asked.rule),
  });
  return answer(head, null, counted);
}

/**
 * Change between two cycles inside a project, recorded as one of its outputs.
 * @throws ProblemError not-found: not within a project of the person's; invalid-request
 */
export async function readProjectChange(
  tx: EvaluationTx,
  { personId, projectId }: Omit<ProjectAccess, 'frameworkId'>,
  asked: Asked,
): Promise<Change> {
  const { frameworkId, from, to } = asked;
  const access = { personId, projectId, frameworkId };
  const project = (await listProjects(tx, personId)).find(
    (each) => each.id === projectId && each.frameworkId === frameworkId,
  );
  if (!project || ![from, to].every((cycle) => project.cycleIds.includes(cycle)))
    throw new ProblemError('not-found');
  const { ratingsPublic: _, ...head } = await readHead(tx, asked);
  const counted = countChange({
    ...{ from, to, ratingsPublic: false, blocks: project.outputsOver },
    versions: await readVersions(tx, frameworkId),
    ratings: await readProjectRatings(tx, access, [from, to]),
    refused: await recordOutput(tx, access, { id: randomUUID(), from, to }),
    rule: outputRule(asked.rule),
  });
  return answer(head, { id: project.id, title: project.title }, counted);
}

async function readHead(tx: EvaluationTx, { frameworkId, from, to, rule }: Asked) {
  const framework = (await listFrameworks(tx)).find(({ id }) => id === frameworkId);
  const cycles = await listClosedCycles(tx, frameworkId);
  const [before, after] = [from, to].map((id) => cycles.find((cycle) => cycle.id === id));
  if (!framework || !before || !after) throw new ProblemError('not-found');
  if (cycles.indexOf(before) >= cycles.indexOf(after))
    throw new ProblemError('invalid-request', undefined, [
      { pointer: '#/query/to', detail: 'Choose a later cycle than the one that you compare with' },
    ]);
  const { ratingsPublic, ...words } = framework;
  return {
    ratingsPublic,
    framework: words,
    from: before,
    to: after,
    rule: describeOutputRule(outputRule(rule)),
  };
}

const answer = (
  head: Pick<Change, 'framework' | 'from' | 'to' | 'rule'>,
  project: Change['project'],
  counted: Counted,
): Change => ({ ...head, project, ...counted });
