import type { Movement, Problem, RegionResults, RegionsOverview, Releases } from '@plumbline/contract';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { publishRelease } from '../src/release/publish-release.js';
import { cloneDatabase, runAs, type TestDatabase } from './postgres.js';
import { addEvaluator, importRealWorld, OFSTED, readRatingsFile, readRegions } from './real-world.js';
import { type Answer, type Service, startService } from './service.js';

let database: TestDatabase;
let service: Service;
let as: string;
let first: string;
let second: string;
let regions: RegionResults[];

beforeAll(async () => {
  database = await cloneDatabase();
  await importRealWorld(database);
  await addEvaluator(database);
  first = await publishRelease(database.addresses, OFSTED, 'ILACS1');
  second = await publishRelease(database.addresses, OFSTED, 'ILACS2');
  service = await startService(database);
  as = await service.signInAs('evaluator');
  regions = [...(await readRegions(service, first)), ...(await readRegions(service, second))];
});
afterAll(async () => {
  await service.close();
  await database.drop();
});

const ask = (path: string, headers: Record<string, string> = {}): Promise<Answer> =>
  service.request({ as, path, headers });
const northEast = (release: string) => `/releases/${release}/regions/E12000001/results`;
const listed = async () => ((await ask('/releases')).json() as Releases).releases;

describe('published results', () => {
  it('are listed newest first, each with its nine regions by name', async () => {
    const releases = await listed();
    expect(releases.map(({ id, cycle }) => [id, cycle])).toEqual([
      [second, 'ILACS2'],
      [first, 'ILACS1'],
    ]);
    const names = releases.map((release) => release.regions.map(({ name }) => name));
    expect(names).toEqual(names.map((each) => each.toSorted()));
    expect(names.map(({ length }) => length)).toEqual([9, 9]);
  });

  it('side by side are the same figures as region by region', async () => {
    const overview = (await ask(`/releases/${first}/overview`)).json() as RegionsOverview;
    const own = regions.filter(({ release }) => release.id === first);
    expect(overview.regions).toEqual(own.map(({ region }) => region));
    expect(overview.recommendations.map(({ regions: cells }) => cells)).toEqual(
      overview.recommendations.map(({ id }) =>
        own.map(({ recommendations }) => recommendations.find((item) => item.id === id)?.region),
      ),
    );
    expect(overview.recommendations.map(({ england }) => england)).toEqual(
      own[0]?.recommendations.map(({ england }) => england),
    );
  });

  it('show some figures and hide some, or this test would show nothing', () => {
    const states = regions.flatMap(({ recommendations }) =>
      recommendations.map(({ region }) => region.state),
    );
    expect(new Set(states)).toEqual(new Set(['shown', 'hidden']));
  });

  it('carry no counts where a figure is hidden', () => {
    const hidden = regions.flatMap(({ recommendations }) =>
      recommendations.filter(({ region }) => region.state === 'hidden'),
    );
    expect(new Set(hidden.map(({ region }) => Object.keys(region).join()))).toEqual(
      new Set(['state,contributors']),
    );
  });

  it('carry one sign for every number of a hidden figure in the file', async () => {
    const lines = (await readRatingsFile(database, first)).trim().split('\n').slice(1);
    const figures = Map.groupBy(lines, (line) => line.split(',').slice(2, 10).join());
    const signs = [...figures.values()].map(
      (group) => group.filter((line) => /,c,\d+,\d+,no$/.test(line)).length,
    );
    expect(new Set(signs)).toEqual(new Set([0, 6])); // four levels, not applicable, total: all or none
  });

  it.each([
    [
      'contributors',
      "select count(*) as held from released.cell where counts is not null and contributors < 5 and area_code like 'E12%'",
    ],
    [
      'spread',
      `select count(*) as held from released.cell cell
                where  counts is not null and area_code like 'E12%'
                and    (select sum(n) - max(n) from unnest(counts) n)
                         < greatest(case when contributors >= 8 then 3 else 2 end, ceil(contributors / 5.0))`,
    ],
  ])('show no figure without enough %s', async (_, query) => {
    expect(await database.asSuperuser(query)).toEqual([{ held: '0' }]);
  });

  it('of England are the sum of the regions shown, and count those not shown by contributors alone', async () => {
    const sums = await database.asSuperuser(`
      with region as (
        select release_id, series_id, sum(contributors) as contributors,
               coalesce(sum(contributors) filter (where counts is null), 0) as not_shown,
               sum(not_applicable) as not_applicable
        from   released.cell where area_code like 'E12%' group by 1, 2
      ), level as (
        select release_id, series_id, array_agg(n order by at) as counts
        from  (select release_id, series_id, at, sum(n)::int as n
               from   released.cell, unnest(counts) with ordinality as u(n, at)
               where  area_code like 'E12%' group by 1, 2, 3) each
        group  by 1, 2
      )
      select england.series_id
      from   released.cell england
      join   region using (release_id, series_id)
      left   join level using (release_id, series_id)
      where  england.area_code = 'E92000001'
      and    (england.contributors, england.contributors_not_shown, england.counts, england.not_applicable)
               is distinct from (region.contributors, region.not_shown, level.counts, region.not_applicable)`);
    expect(sums).toEqual([]);
  });

  it('of England are the same beside every region', () => {
    const england = regions.map(({ release, recommendations }) =>
      JSON.stringify([release.id, recommendations.map((each) => each.england)]),
    );
    expect(new Set(england).size).toBe(2);
  });

  it('count in every region no more contributors than authorities', () => {
    expect(regions.filter(({ region }) => region.contributors > region.authorities)).toEqual([]);
  });
});

describe('joiners and leavers between two cycles', () => {
  const movement = (release = second, earlier = first) => `/releases/${release}/since/${earlier}/movement`;

  it('are counted for England and each region from who is in the results', async () => {
    const { areas } = (await ask(movement())).json() as Movement;
    const made = await database.asSuperuser<{ release: string; authority: string; region: string }>(
      `select release_id as release, authority_id as authority, region_code as region
       from   release.contributor join audit.signed_audit using (authority_id, audit_id, signing)`,
    );
    const members = (release: string, area: string) =>
      new Set(
        made
          .filter((each) => each.release === release && (area === 'E92000001' || each.region === area))
          .map(({ authority }) => authority),
      );
    const without = (some: Set<string>, others: Set<string>) =>
      [...some].filter((each) => !others.has(each)).length;
    expect(areas).toHaveLength(10);
    expect(areas).toEqual(
      areas.map(({ code }) => {
        const [before, now] = [members(first, code), members(second, code)];
        return { code, joined: without(now, before), left: without(before, now) };
      }),
    );
    expect(areas.some(({ left }) => left > 0)).toBe(true);
  });

  it('are those of the later cycle since the earlier one, and no other way round', async () => {
    expect((await ask(movement(first, second))).status).toBe(404);
    expect((await ask(movement(second, second))).status).toBe(404);
  });

  it('are the same when both cycles are published at once; one that had signed the later only has joined', async () => {
    const other = await cloneDatabase();
    await importRealWorld(other);
    const one = `(select authority_id from access.authority_name where code = 'E06000001')`;
    await other.asSuperuser(`
      set session_replication_role = replica;
      delete from audit.signed_answer using audit.signed_audit signed
      where  (signed_answer.audit_id, signed.cycle_id, signed.authority_id) = (signed.audit_id, 'ILACS1', ${one});
      delete from audit.signed_audit where (cycle_id, authority_id) = ('ILACS1', ${one});`);
    await Promise.all([
      publishRelease(other.addresses, OFSTED, 'ILACS2'),
      publishRelease(other.addresses, OFSTED, 'ILACS1'),
    ]);
    const counted = 'select area_code, joined, gone from released.movement order by area_code';
    const before = await database.asSuperuser<{ area_code: string; joined: number }>(counted);
    expect(await other.asSuperuser(counted)).toEqual(
      before.map((area) => ({
        ...area,
        joined: area.joined + Number(['E92000001', 'E12000001'].includes(area.area_code)),
      })),
    );
    await other.drop();
  });

  it('are counted by the builder and written by nobody else', async () => {
    const write = 'update released.movement set joined = 0';
    for (const login of ['svc_released', 'svc_release_builder', 'svc_platform'] as const)
      await expect(runAs(database.addresses[login], write)).rejects.toThrow('permission denied');
  });
});

describe('an answer about published results', () => {
  it('is the same to the byte each time, with the same entity tag', async () => {
    const [one, other] = [await ask(northEast(first)), await ask(northEast(first))];
    expect(other.body).toBe(one.body);
    expect(other.headers['etag']).toBe(one.headers['etag']);
    expect(one.headers['etag']).toMatch(/^"[\w-]{43}"$/);
    expect(one.headers['cache-control']).toBe('private, no-cache');
  });

  it.each([
    ['alone', (etag: string) => etag],
    ['weakened on its way', (etag: string) => `W/${etag}`],
    ['among others', (etag: string) => `"other", ${etag}`],
  ])('is not sent again to whoever has it: its tag %s', async (_, write) => {
    const { headers } = await ask(northEast(first));
    const again = await ask(northEast(first), { 'if-none-match': write(String(headers['etag'])) });
    expect([again.status, again.body]).toEqual([304, '']);
    expect(again.headers['etag']).toBe(headers['etag']);
  });

  it('is sent to whoever has another', async () => {
    const { headers } = await ask(northEast(second));
    expect((await ask(northEast(first), { 'if-none-match': String(headers['etag']) })).status).toBe(200);
  });

  it('is given to nobody who may not have it, also when it is kept', async () => {
    await ask(northEast(first));
    expect((await service.request({ path: northEast(first) })).status).toBe(401);
  });
});

describe('a withdrawn release', () => {
  it('is gone from the list at once and from its address within a second, also where it was kept', async () => {
    const kept = await ask(northEast(second));
    const since = `/releases/${second}/since/${first}/movement`;
    expect((await ask(since)).status).toBe(200);
    expect(kept.status).toBe(200);
    await runAs(
      database.addresses.svc_platform,
      'insert into released.retraction (release_id, reason) values ($1, $2)',
      [second, 'a mistake'],
    );
    const { releases, withdrawn } = (await ask('/releases')).json() as Releases;
    expect(releases.map(({ id }) => id)).toEqual([first]);
    expect(withdrawn.map(({ framework, cycle }) => [framework.id, cycle])).toEqual([[OFSTED, 'ILACS2']]);
    for (const each of [northEast(second), since])
      await vi.waitFor(async () => expect((await ask(each)).status).toBe(410), { timeout: 2_000 });
    const known = await ask(northEast(second), { 'if-none-match': String(kept.headers['etag']) });
    expect(known.status).toBe(410);
    expect((known.json() as Problem).title).toBe('These results were withdrawn');
    expect((await ask(`/releases/${second}/overview`)).status).toBe(410);
    await expect(readRatingsFile(database, second)).rejects.toThrow('There is no release');
  });

  it('leaves the others as they are', async () => {
    expect((await ask(northEast(first))).status).toBe(200);
  });
});
