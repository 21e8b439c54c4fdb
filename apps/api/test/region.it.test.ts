import type {
  PartnerResult,
  PartnerResults,
  Problem,
  RegionResults,
  Releases,
  Series,
} from '@plumbline/contract';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { load } from './demonstration-world.js';
import { described, fieldsOf } from './dictionary.js';
import { cloneDatabase, runAs, type TestDatabase } from './postgres.js';
import { readRatingsFile } from './real-world.js';
import { type Answer, type Service, startService } from './service.js';

const FRAMEWORK = 'cscip-2017';
const CYCLE = '2025';
const NORTH_EAST = 'E12000001';

let database: TestDatabase;
let service: Service;
let as: string;
let release: string;
let northEast: PartnerResults;

beforeAll(async () => {
  database = await cloneDatabase();
  await load(database);
  service = await startService(database);
  const answer = await service.request({
    method: 'POST',
    path: '/session',
    body: { demonstrationRole: 'regional-lead' },
  });
  as = /=([^;]+);/.exec(String(answer.headers['set-cookie']))?.[1] ?? '';
  const { releases } = (await ask('/releases')).json() as Releases;
  release = releases.find(({ framework, cycle }) => framework.id === FRAMEWORK && cycle === CYCLE)?.id ?? '';
  northEast = await partnersOf(NORTH_EAST);
}, 120_000);
afterAll(async () => {
  await service.close();
  await database.drop();
});

const ask = (path: string, headers: Record<string, string> = {}): Promise<Answer> =>
  service.request({ as, path, headers });
const partnersOf = async (region: string) =>
  (await ask(`/releases/${release}/regions/${region}/partners`)).json() as PartnerResults;

interface Counted {
  readonly region: string;
  readonly item: string;
  readonly contributors: number;
  readonly counts: readonly number[];
  readonly na: number;
}

/** Counted apart from the builder: what each organisation counts with is the lower median, in the region of its seat. */
const COUNTED_APART = `
  with organisation as (
    select seat.region_code, answer.item_id, answer.rater_id,
           percentile_disc(0.5) within group (order by level.position) as position
    from   audit.signed_answer answer
    join   release.contributor on (contributor.authority_id, contributor.audit_id, contributor.signing)
                                    = (answer.authority_id, answer.audit_id, answer.signing)
    join   released.release    on release.id = contributor.release_id
    join   access.agency_seat seat on (seat.agency_id, seat.framework_id, seat.cycle_id)
                                    = (answer.rater_id, release.framework_id, release.cycle_id)
    left   join framework.level on (level.framework_id, level.version, level.key)
                                    = (answer.framework_id, answer.framework_version, answer.level_key)
    where  answer.rater_type = 'partner' and (release.framework_id, release.cycle_id) = ('${FRAMEWORK}', '${CYCLE}')
    group  by 1, 2, 3
  )
  select region_code as region, item_id as item, count(*)::int as contributors,
         array[count(*) filter (where position = 0), count(*) filter (where position = 1),
               count(*) filter (where position = 2), count(*) filter (where position = 3)]::int[] as counts,
         count(*) filter (where position is null)::int as na
  from   organisation group by 1, 2`;

describe("partners' ratings", () => {
  it('are what organisations signed, counted once each where their seat is', async () => {
    const apart = await database.asSuperuser<Counted>(COUNTED_APART);
    const expected = new Map(apart.map((one) => [`${one.region} ${one.item}`, one]));
    const regions = [...new Set(apart.map(({ region }) => region))];
    const shown: string[] = [];
    for (const region of regions)
      for (const { id, partners } of (await partnersOf(region)).recommendations) {
        const counted = expected.get(`${region} ${id}`);
        expect({ id, n: partners.region.contributors }).toEqual({ id, n: counted?.contributors ?? 0 });
        if (partners.region.state === 'hidden') continue;
        shown.push(id);
        const { counts, notApplicable } = partners.region;
        expect({ id, counts, notApplicable }).toEqual({
          id,
          counts: counted?.counts,
          notApplicable: counted?.na,
        });
      }
    expect(shown.length).toBeGreaterThan(0);
  });

  it("stand beside the authorities' figures as these are published, and never in them", async () => {
    const own = (await ask(`/releases/${release}/regions/${NORTH_EAST}/results`)).json() as RegionResults;
    expect(
      northEast.recommendations.map(({ id, authorities: { region, england } }) => ({ id, region, england })),
    ).toEqual(own.recommendations.map(({ id, region, england }) => ({ id, region, england })));
  });

  it('carry no counts where they are hidden', () => {
    const cells = northEast.recommendations.flatMap(({ authorities, partners }) => [
      authorities.region,
      partners.region,
    ]);
    const hidden = cells.filter(({ state }) => state === 'hidden');
    expect(hidden.length).toBeGreaterThan(0);
    expect(new Set(hidden.map((cell) => Object.keys(cell).join()))).toEqual(new Set(['state,contributors']));
  });

  it('are compared by theme over what is shown of both, the same in the region and in England', () => {
    for (const theme of northEast.themes) {
      const of = northEast.recommendations.filter(({ themeId }) => themeId === theme.id);
      const both = of.filter(
        ({ authorities, partners }) =>
          authorities.region.state !== 'hidden' && partners.region.state !== 'hidden',
      );
      const ratings = (countsOf: (item: PartnerResult) => readonly number[] | null) => {
        const counts = both.map((item) => countsOf(item) ?? []);
        return {
          atStrength: counts.reduce((sum, levels) => sum + (levels[2] ?? 0) + (levels[3] ?? 0), 0),
          rated: counts.flat().reduce((sum, count) => sum + count, 0),
        };
      };
      const inRegion = (kind: 'authorities' | 'partners') =>
        ratings(({ [kind]: { region } }) => (region.state === 'hidden' ? null : region.counts));
      const inEngland = (kind: 'authorities' | 'partners') => ratings((item) => item[kind].england.counts);
      const compared = (one: typeof inRegion) => ({
        ...{ authorities: one('authorities'), partners: one('partners') },
        ...{ from: both.length, of: of.length },
      });
      expect(theme.region).toEqual(both.length === 0 ? null : compared(inRegion));
      expect(theme.england).toEqual(both.length === 0 ? null : compared(inEngland));
    }
    expect(northEast.themes.some(({ region }) => region !== null)).toBe(true);
    // England has more that is shown of both, so the two would not be over the same.
    const shownInEngland = northEast.recommendations.filter(
      ({ authorities, partners }) => authorities.england.counts && partners.england.counts,
    );
    const compared = northEast.themes.reduce((sum, { england }) => sum + (england?.from ?? 0), 0);
    expect(shownInEngland.length).toBeGreaterThan(compared);
  });

  it('are the same to the byte each time, and not sent again to whoever has them', async () => {
    const path = `/releases/${release}/regions/${NORTH_EAST}/partners`;
    const [one, other] = [await ask(path), await ask(path)];
    expect([other.body, other.headers['etag']]).toEqual([one.body, one.headers['etag']]);
    expect((await ask(path, { 'if-none-match': String(one.headers['etag']) })).status).toBe(304);
  });

  it('are none where nobody but authorities is rated', async () => {
    const { releases } = (await ask('/releases')).json() as Releases;
    const ofsted = releases.find(({ framework }) => framework.ratingsPublic)?.id ?? '';
    const answer = await ask(`/releases/${ofsted}/regions/${NORTH_EAST}/partners`);
    expect(answer.json()).toMatchObject({ themes: [], recommendations: [] });
  });
});

describe('files of published results', () => {
  const file = (name: string) => ask(`/releases/${release}/files/${name}`);

  it('are those of the command line', async () => {
    const answer = await file('ratings.csv');
    expect(answer.body).toBe(await readRatingsFile(database, release));
    expect(answer.headers['content-disposition']).toBe('attachment; filename="ratings-2025.csv"');
    expect((await file('ratings.meta.csv')).headers['content-disposition']).toBe(
      'attachment; filename="ratings-2025.meta.csv"',
    );
  });

  it('describe every column but those of time and place', async () => {
    const [head = ''] = (await file('ratings.csv')).body.split('\n');
    const columns = (await file('ratings.meta.csv')).body
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(',')[0]);
    expect(head.split(',').slice(7)).toEqual(columns);
  });

  it.each(['ratings.csv', 'ratings.meta.csv'])('are described in the data dictionary: %s', async (name) => {
    const [head = ''] = (await file(name)).body.split('\n');
    expect(described(name)).toEqual(head.trim().split(','));
  });

  it('are described in the data dictionary, field by field: ratings.json', async () => {
    const groups = new Set(['release', 'release.framework']);
    const fields = fieldsOf((await file('ratings.json')).json()).filter((field) => !groups.has(field));
    expect(described('ratings.json').toSorted()).toEqual(fields.toSorted());
  });

  it('have beside them who joined and left, described there too', async () => {
    const { releases } = (await ask('/releases')).json() as Releases;
    const earlier = releases.find(({ framework, cycle }) => framework.id === FRAMEWORK && cycle === '2024');
    const answer = await ask(`/releases/${release}/since/${earlier?.id}/movement`);
    expect(described('Joined and left')).toEqual(fieldsOf(answer.json()));
  });

  it('say to programs which framework it is and that nobody is real', async () => {
    expect((await file('ratings.json')).json()).toMatchObject({
      release: { framework: { id: FRAMEWORK, title: northEast.release.framework.title }, fictional: true },
    });
  });

  it('hold the same figures for programs', async () => {
    const { figures } = (await file('ratings.json')).json() as {
      figures: { areaCode: string; seriesId: string; raterType: string; state: string; counts?: number[] }[];
    };
    const partners = figures.filter((each) => each.areaCode === NORTH_EAST && each.raterType === 'partner');
    expect(partners.map(({ seriesId, state, counts }) => [seriesId, state, counts])).toEqual(
      northEast.recommendations.map(({ id, partners: { region } }) => [
        id,
        region.state,
        region.state === 'hidden' ? undefined : region.counts,
      ]),
    );
  });
});

describe('a recommendation', () => {
  it('says what it asks, with its enablers and the evidence behind it', async () => {
    const series = (await ask(`/frameworks/${FRAMEWORK}/series/shared-aims`)).json() as Series;
    expect(series).toMatchObject({
      id: 'shared-aims',
      version: 1,
      theme: 'Social work systems and practice',
    });
    expect(series.enablers.length).toBeGreaterThan(0);
    expect(series.evidence.every(({ supports }) => supports.includes('shared-aims'))).toBe(true);
  });
});

describe('a withdrawn cycle', () => {
  it("is gone from partners' figures and from files", async () => {
    await runAs(
      database.addresses.svc_platform,
      'insert into released.retraction (release_id, reason) values ($1, $2)',
      [release, 'a mistake'],
    );
    const path = `/releases/${release}/regions/${NORTH_EAST}/partners`;
    await vi.waitFor(async () => expect((await ask(path)).status).toBe(410), { timeout: 2_000 });
    const files = `/releases/${release}/files/ratings.csv`;
    await vi.waitFor(async () => expect((await ask(files)).status).toBe(410), { timeout: 2_000 });
    const file = await ask(files);
    expect((file.json() as Problem).title).toBe('These results were withdrawn');
    const { withdrawn } = (await ask('/releases')).json() as Releases;
    expect(withdrawn.map(({ cycle }) => cycle)).toEqual([CYCLE]);
    const fields = fieldsOf({ withdrawn }).filter((field) => !/^withdrawn(\.framework)?$/.test(field));
    expect(described('Withdrawn results').toSorted()).toEqual(fields.toSorted());
  });
});
