import { join } from 'node:path';

import type { Change } from '@plumbline/contract';
import type { Command } from 'commander';

import { isId, onDatabase, whereTheyStand } from '../command.js';
import { requireCycle } from '../framework/cycle.service.js';
import { inOneTransaction } from '../platform/database.js';
import { Failure } from '../platform/failure.js';
import { writeFiles } from '../platform/write-files.js';
import { ruleFrom } from '../release/rule.js';
import { changeCsv, transitionsCsv } from './change-files.js';
import { readProjectChange, readPublicChange } from './change.service.js';
import { type EvaluationTx, findEvaluator, listFrameworks, listProjects } from './evaluation.query.js';

interface Options {
  readonly framework: string;
  readonly from: string;
  readonly to: string;
  readonly project?: string;
  readonly out: string;
}

/** `change …`. */
export function addChangeCommands(program: Command): void {
  program
    .command('change')
    .description('change between two cycles')
    .command('export')
    .description('write how matched authorities moved as change.csv and transitions.csv')
    .requiredOption('--framework <id>', 'the framework')
    .requiredOption('--from <cycle>', 'the earlier cycle')
    .requiredOption('--to <cycle>', 'the later cycle')
    .option('--project <id>', 'the approved project; only ratings that are public need none')
    .requiredOption('--out <folder>', 'where to; made when missing', whereTheyStand)
    .action((options: Options) =>
      onDatabase(async ({ addresses }) => {
        const change = await inOneTransaction(addresses.svc_evaluation, (tx) => changeFor(tx, options));
        const files = { 'change.csv': changeCsv(change), 'transitions.csv': transitionsCsv(change) };
        writeFiles(options.out, files);
        console.log(
          Object.keys(files)
            .map((name) => join(options.out, name))
            .join('\n'),
        );
      }),
    );
}

async function changeFor(tx: EvaluationTx, options: Options): Promise<Change> {
  const { framework: frameworkId, from, to, project } = options;
  if (from === to) throw new Failure('Name two different cycles with --from and --to.');
  const cycles = [await requireCycle(tx, frameworkId, from), await requireCycle(tx, frameworkId, to)];
  for (const { id, state } of cycles)
    if (state !== 'closed')
      throw new Failure(`Cycle ${id} of ${frameworkId} is not closed: its ratings can still change.`);
  const [before = '', after = ''] = cycles.map(({ opensOn, id }) => `${opensOn} ${id}`);
  if (before > after) throw new Failure('Name a later cycle with --to than with --from.');
  const asked = { frameworkId, from, to, rule: ruleFrom(process.env) };
  if (project !== undefined) return projectChange(tx, project, asked);

  const known = (await listFrameworks(tx)).find(({ id }) => id === frameworkId);
  if (!known?.ratingsPublic)
    throw new Failure(
      `The ratings of ${frameworkId} are not public: name an approved project with --project.`,
    );
  return readPublicChange(tx, asked);
}

/** The command line has no session: it acts as an evaluator of the project, and not at all where nobody may. */
async function projectChange(
  tx: EvaluationTx,
  projectId: string,
  asked: Parameters<typeof readProjectChange>[2],
): Promise<Change> {
  const personId = isId(projectId) ? await findEvaluator(tx, projectId) : null;
  if (personId === null)
    throw new Failure(`There is no project "${projectId}" that anybody may work in today.`);
  const ofFramework = (await listProjects(tx, personId)).find(
    ({ id, frameworkId }) => id === projectId.toLowerCase() && frameworkId === asked.frameworkId,
  );
  const missing = [asked.from, asked.to].filter((cycle) => !ofFramework?.cycleIds.includes(cycle));
  if (missing.length > 0)
    throw new Failure(`The project was not approved for ${missing.join(' and ')} of ${asked.frameworkId}.`);
  return readProjectChange(tx, { personId, projectId: projectId.toLowerCase() }, asked);
}
