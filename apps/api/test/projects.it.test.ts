import { createHmac } from 'node:crypto';

import type { Change, Evaluation } from '@plumbline/contract';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { populate } from './fixture.js';
import { cloneDatabase, runAs, type TestDatabase } from './postgres.js';
import * as world from './project-world.js';
import { type Service, startService } from './service.js';

let database: TestDatabase;
let service: Service;
let as: string;

beforeEach(async () => {
  database = await cloneDatabase();
  await populate(database);
  await world.addProjects(database);
  service = await startService(database);
  as = await service.signInAs('evaluator');
});
afterEach(async () => {
  await service.close();
  await database.drop();
});

const ask = (project: string, from: string, to: string) =>
  service.request({
    as,
    path: `/evaluation/projects/${project}/frameworks/${world.FRAMEWORK}/change?from=${from}&to=${to}`,
  });
const changeOf = async (project: string, from: string, to: string) =>
  (await ask(project, from, to)).json() as Change;
const statesOf = ({ recommendations }: Change) => recommendations.map(({ figures }) => figures.state);
const countOf = (change: Change, state: string) => statesOf(change).filter((each) => each === state).length;

describe('an evaluator', () => {
  it('sees the projects of today, with their cycles that are closed', async () => {
    const { projects } = (await service.request({ as, path: '/evaluation' })).json() as Evaluation;
    expect(projects.map(({ id }) => id)).toEqual([
      world.PROJECT,
      world.OTHER_PROJECT,
      world.REGIONAL_PROJECT,
    ]);
    const cycles = projects.map(({ frameworks }) => frameworks.flatMap((each) => each.cycles));
    expect(cycles.map((each) => each.map(({ id, authorities }) => `${id} ${authorities}`))).toEqual([
      ['y1 24', 'y2 24', 'y3 21', 'y4 12'],
      ['y1 24', 'y2 24', 'y3 21'],
      ['y1 24', 'y2 24', 'y3 21', 'y4 12'],
    ]);
  });

  it.each([
    ['a project whose time is over', world.ENDED_PROJECT, 'y2'],
    ['a project that somebody else is in', world.EMPTY_PROJECT, 'y2'],
    ['a cycle that the project was not approved for', world.OTHER_PROJECT, 'y4'],
    ['a cycle that is open', world.PROJECT, 'y5'],
  ])('finds nothing in %s', async (_, project, to) => {
    expect((await ask(project, 'y1', to)).status).toBe(404);
  });

  it.each([
    ['the grant expired', "update evaluation.project_evaluator set expires_on = '2021-06-01'"],
    [
      'the terms are not signed yet',
      "update evaluation.project_evaluator set terms_signed_on = '2998-01-01'",
    ],
    [
      'the person is no evaluator any more',
      'delete from access.session; delete from access.demonstration_person; delete from access.membership where role = $$evaluator$$',
    ],
  ])('reads no rating once %s', async (_, deed) => {
    await database.asSuperuser(deed);
    const rows = await runAs(
      database.addresses.svc_evaluation,
      `select from evaluation.project_ratings('${world.EVALUATOR}', '${world.PROJECT}', '${world.FRAMEWORK}', '{y1,y2}')`,
    );
    expect(rows).toEqual([]);
  });

  it('cannot grant a project to themselves', async () => {
    const own = runAs(
      database.addresses.svc_platform,
      `insert into evaluation.project_evaluator values ('${world.EMPTY_PROJECT}', '${world.EVALUATOR}', '2021-01-01', '2999-01-01', '2021-01-01', '${world.EVALUATOR}')`,
    );
    await expect(own).rejects.toThrow('project_evaluator__by_another');
  });
});

describe('pseudonyms', () => {
  const pseudonyms = (project: string, cycles: string) =>
    runAs<{ authority: string }>(
      database.addresses.svc_evaluation,
      `select distinct authority from evaluation.project_ratings('${world.EVALUATOR}', '${project}', '${world.FRAMEWORK}', '{${cycles}}') order by 1`,
    );

  it('are HMAC-SHA256 of the authority with the key of the project and framework', async () => {
    const [held] = await database.asSuperuser<{ key: Buffer }>(
      `select pseudonym_key as key from evaluation.project_framework where project_id = '${world.PROJECT}'`,
    );
    const authorities = await database.asSuperuser<{ id: string }>(
      `select authority_id as id from audit.signed_audit where framework_id = '${world.FRAMEWORK}' and cycle_id = 'y4'`,
    );
    const expected = authorities.map(({ id }) =>
      createHmac('sha256', held?.key ?? '')
        .update(id)
        .digest('hex'),
    );
    expect((await pseudonyms(world.PROJECT, 'y4')).map(({ authority }) => authority)).toEqual(
      expected.toSorted(),
    );
  });

  it('stay the same over cycles and differ between projects', async () => {
    expect(await pseudonyms(world.PROJECT, 'y1')).toEqual(await pseudonyms(world.PROJECT, 'y2'));
    const [one, other] = [await pseudonyms(world.PROJECT, 'y1'), await pseudonyms(world.OTHER_PROJECT, 'y1')];
    const all = new Set([...one, ...other].map(({ authority }) => authority));
    expect(all.size).toBe(48);
  });

  it('carry a region only where that was approved', async () => {
    const regions = (project: string) =>
      runAs<{ region: string | null }>(
        database.addresses.svc_evaluation,
        `select distinct region_code as region from evaluation.project_ratings('${world.EVALUATOR}', '${project}', '${world.FRAMEWORK}', '{y1}')`,
      );
    expect(await regions(world.PROJECT)).toEqual([{ region: null }]);
    expect(await regions(world.REGIONAL_PROJECT)).toHaveLength(2);
  });
});

describe('what leaves a project', () => {
  it('is counted over the authorities of both cycles', async () => {
    const change = await changeOf(world.PROJECT, 'y1', 'y2');
    expect(change.coverage).toEqual({ both: 24, left: 0, joined: 0 });
    expect(change.recommendations).toHaveLength(27);
    const sums = change.recommendations
      .slice(2)
      .map(({ figures }) => figures.state === 'shown' && figures.lower + figures.same + figures.higher);
    expect(new Set(sums)).toEqual(new Set([24]));
  });

  it('hides what all did alike and what fewer than ten rated in both cycles, and nothing else', async () => {
    const states = statesOf(await changeOf(world.PROJECT, 'y1', 'y2'));
    expect(states).toEqual(['hidden', 'hidden', ...Array<string>(25).fill('shown')]);
  });

  it('gives a hidden recommendation no figure at all', async () => {
    const { recommendations } = await changeOf(world.PROJECT, 'y1', 'y2');
    expect(recommendations[0]?.figures).toEqual({ state: 'hidden' });
  });

  it('is the same however often it is asked for', async () => {
    const first = await ask(world.PROJECT, 'y1', 'y2');
    expect((await ask(world.PROJECT, 'y1', 'y2')).body).toBe(first.body);
    const outputs = await database.asSuperuser('select from evaluation.output');
    expect(outputs).toHaveLength(1);
  });

  it('is refused where its authorities differ from an earlier output by three', async () => {
    expect(countOf(await changeOf(world.PROJECT, 'y1', 'y2'), 'shown')).toBe(25);
    expect(countOf(await changeOf(world.PROJECT, 'y2', 'y3'), 'shown')).toBe(0);
    expect(countOf(await changeOf(world.PROJECT, 'y1', 'y2'), 'shown')).toBe(25);
  });

  it('is refused also after an output of another project', async () => {
    await changeOf(world.OTHER_PROJECT, 'y1', 'y2');
    expect(countOf(await changeOf(world.PROJECT, 'y2', 'y3'), 'shown')).toBe(0);
  });

  it('is not refused where they differ by twelve, or not at all', async () => {
    await changeOf(world.PROJECT, 'y1', 'y2');
    expect(countOf(await changeOf(world.OTHER_PROJECT, 'y1', 'y2'), 'shown')).toBe(25);
    const twelve = await changeOf(world.PROJECT, 'y2', 'y4');
    expect(twelve.coverage).toEqual({ both: 12, left: 12, joined: 0 });
    expect(countOf(twelve, 'shown')).toBeGreaterThan(10);
  });

  it('is made over whole regions, each of which the rule must show, where so approved', async () => {
    const england = await changeOf(world.PROJECT, 'y1', 'y2');
    const regions = await changeOf(world.REGIONAL_PROJECT, 'y1', 'y2');
    const matched = ({ recommendations }: Change) =>
      recommendations.map(({ figures }) => (figures.state === 'shown' ? figures.matched : 0));
    expect(new Set(matched(england))).toEqual(new Set([0, 24]));
    expect(matched(regions).every((each) => [0, 12, 24].includes(each))).toBe(true);
  });
});
