import { ENGLAND, type Movement, type SeriesContacts } from '@plumbline/contract';
import { protectCell, STANDARD_RULE } from '@plumbline/disclosure';
import { ratedCount } from '@plumbline/framework';
import type { KnownBuild } from '@plumbline/disclosure/attack';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { attack } from './regional-attack.js';
import { ofBoth, OVER_AGAIN, publishOverAgain } from './regional-over-again.js';
import { publishCarelessly, themeSums } from './regional-partners.js';
import * as stories from './regional-story.js';
import { attackStory, figuresIn, publishedIn, type Story, tellAll, tellStory } from './regional-story.js';
import { readCsv, readFigures } from './regional-reader.js';
import * as made from './regional-world.js';
import { readRatingsFile } from './real-world.js';
import { cloneDatabase } from './postgres.js';
import { startService } from './service.js';

/** The short version of disclosure.prove.ts, and the careless builds that the same attacker has to catch. */
const SEED = 1;

const showsFive: KnownBuild = (histogram, { contributors }) =>
  ratedCount(histogram) < 5
    ? { state: 'hidden', contributors }
    : { state: 'shown', contributors, ...histogram, counts: [...histogram.counts] };

let story: Story;

beforeAll(async () => {
  story = await tellStory(SEED);
}, 180_000);
afterAll(() => story.database.drop());

describe('a regional lead who asks for everything, before and after late returns, corrections and a withdrawal', () => {
  it('works out nobody’s rating, alone, with any insider or with as many as is promised', async () => {
    const found = attackStory(story, SEED);
    expect(found.determined).toEqual([]);
    expect(found).toMatchObject({ ...(await figuresIn(story)), byConsent: 0, unread: [] });
    expect(found.shown).toBeGreaterThan(50);
    expect(found.hidden).toBeGreaterThan(50);
    expect(found.coalitions).toBeGreaterThan(2_000);
    expect(found.numbers).toBeGreaterThan(8_000);
  });

  it('is answered each time, refused what is withdrawn, and everything that is not for the role', () => {
    const statuses = story.told.map(({ answers }) => [...answers.values()].map(({ status }) => status));
    expect(statuses.map((each) => [...new Set(each)].toSorted((one, other) => one - other))).toEqual([
      [200, 404],
      [200, 404],
      [200, 404, 410],
    ]);
    const refused = story.told.flatMap((told) => [...told.refused.values()]);
    expect(new Set(refused)).toEqual(new Set([403]));
    expect(refused.length).toBeGreaterThan(3 * 10);
  });
});

describe('what is published', () => {
  it('stays as it is, to the byte and the entity tag, after late returns, corrections and an audit that is gone', () => {
    const [before, after, withdrawn] = story.told.map(publishedIn);
    expect(after).toEqual(before);
    expect(before?.length).toBeGreaterThanOrEqual(13);
    const untold = before?.filter(([, status, , tag]) => status !== 200 || tag === undefined) ?? [];
    // Of two cycles one is the earlier, so of four pairs one has joiners and leavers.
    const [since, rest] = [true, false].map((is) =>
      untold.filter(([address]) => address.includes('/since/') === is),
    );
    expect(since).toHaveLength(3);
    expect(rest?.length).toBeLessThan(2);
    const [, second] = story.releases;
    // What is told of two cycles goes with either.
    const ofSecond = (told: typeof before) =>
      told?.filter(([address]) => address.includes(String(second)) && !address.includes('/since/'));
    expect(ofSecond(withdrawn)).toEqual(ofSecond(before));
  });

  it('is the same in the file as in the answers', async () => {
    const [, second = ''] = story.releases;
    const inFile = readCsv(await readRatingsFile(story.database, second)).figures;
    const overview = story.told[0]?.answers.get(`/releases/${second}/overview`);
    const inAnswer = overview ? readFigures('', overview).figures : [];
    const sorted = (figures: typeof inFile) => figures.map((figure) => JSON.stringify(figure)).toSorted();
    expect(sorted(inFile)).toEqual(sorted(inAnswer));
    expect(inFile).toHaveLength(made.ITEMS.length * (made.SIZES.length + 1));
  });

  it('is beside returns that are told as they come in', () => {
    const returns = story.told.map(({ answers }) => answers.get('/returns?cycle=first')?.body);
    expect(returns[1]).not.toBe(returns[0]);
    expect(returns[1]).toContain('returned-late');
  });
});

describe('who is willing to be contacted', () => {
  const told = () =>
    story.told.map(
      ({ answers }) =>
        answers
          .get(`/frameworks/${made.FRAMEWORK}/series/${made.ITEMS[0]}/contacts`)
          ?.json() as SeriesContacts,
    );

  it('is told live, by name, of the own region only, and not once it is taken back', () => {
    expect(told().map(({ contacts }) => contacts)).toEqual([
      [],
      [{ name: 'Place 5-1', contact: 'team 5-1' }],
      [{ name: 'Place 5-1', contact: 'team 5-1' }],
    ]);
  });

  it('is at an address of its own: what is published is the same with it and without', () => {
    const published = story.told.slice(0, 2).map(publishedIn);
    expect(published[1]).toEqual(published[0]);
    expect(JSON.stringify(published)).not.toContain('team 5-1');
  });

  it('is the same whatever was rated: complete audits change places and nothing of it does', async () => {
    const { database } = await made.makeRegions({ seed: SEED });
    await database.asSuperuser(made.OFFER_CONTACT);
    const service = await startService(database);
    const as = await service.signInBy(made.leadOf(9));
    const path = `/frameworks/${made.FRAMEWORK}/series/${made.ITEMS[0]}/contacts`;
    const before = await service.request({ as, path });
    await database.asSuperuser(`set session_replication_role = replica; ${made.SWAP}`);
    const after = await service.request({ as, path });
    await service.close();
    await database.drop();
    expect(before.body).toContain('Place 9-1');
    expect(after.body).toBe(before.body);
  });
});

describe('CANARY: the same attacker, told what a careless build would tell,', () => {
  const truth = () => story.truth;
  /** Published as it is, and then written over as a careless builder would have written it. */
  async function toldAfter(deed: string) {
    const { database } = await made.makeRegions({ seed: SEED });
    await made.publishAll(database);
    await database.asSuperuser(`set session_replication_role = replica; ${deed}`);
    const told = await tellAll({ database });
    await database.drop();
    return [told];
  }

  it('works out ratings where five ratings are enough to show a figure', async () => {
    const told = await toldAfter(made.SHOW_ALL + made.ADD_UP_SHOWN);
    const found = attack({ told, truth: truth(), sampled: 5, seed: SEED, build: showsFive });
    expect(found.determined.length).toBeGreaterThan(100);
  });

  it('works out ratings where England is a total over what is shown and what is not', async () => {
    const told = await toldAfter(made.ADD_UP_ALL);
    const found = attack({ told, truth: truth(), sampled: 0, seed: SEED });
    expect(found.determined.length).toBeGreaterThan(10);
  });

  it('works out late returns where figures are published again with them', async () => {
    const world = await made.makeRegions({ seed: SEED, allInTime: true });
    await made.publishAll(world.database);
    const told = [...story.told.slice(0, 1), await tellAll(world)];
    await world.database.drop();
    const found = attack({ told, truth: truth(), sampled: 0, seed: SEED });
    expect(found.determined.length).toBeGreaterThan(10);
  });
});

describe('what organisations rated', () => {
  /** Careless: takes organisations for authorities, of whom none sees another's answers. */
  const forgetsWhoSees: KnownBuild = (histogram, { contributors }) =>
    protectCell(histogram, contributors, STANDARD_RULE);
  let partners: stories.PartnerStory;

  beforeAll(async () => {
    partners = await stories.tellPartners(SEED);
  }, 180_000);
  afterAll(() => partners.database.drop());

  it('no lead works out, alone, with any organisation, with an authority that sees several, or with as many as is promised', async () => {
    const found = stories.attackPartners(partners);
    expect(found.determined).toEqual([]);
    expect(found).toMatchObject({ ...(await figuresIn(partners, 'partner')), byConsent: 0, unread: [] });
    expect(found.shown).toBeGreaterThan(50);
    expect(found.hidden).toBeGreaterThan(50);
    expect(found.coalitions).toBeGreaterThan(2_000);
  });

  it('gives nothing more away where two cycles are one system', () => {
    const { told, seen } = partners;
    const found = stories.attackCycles(partners, [told], { seen });
    expect(found.determined).toEqual([]);
    expect(found.systems).toBe(made.ITEMS.length * made.SIZES.length);
    expect(found.moved).toBe(made.ITEMS.length);
  });

  it('makes theme figures that are sums of what is shown beside them, and so tell nothing more', () => {
    const { figures, telling } = themeSums(partners.told);
    expect(telling).toEqual([]);
    expect(figures).toBeGreaterThan(20);
  });

  it('CANARY: a theme figure of one rating more than is shown is found', () => {
    const answers = [...partners.told.answers].map(([address, answer]) => {
      const body = answer.body.replaceAll(
        /"partners":\{"atStrength":(\d+),/g,
        (_all, count: string) => `"partners":{"atStrength":${Number(count) + 1},`,
      );
      return [address, { ...answer, body, json: (): unknown => JSON.parse(body) }] as const;
    });
    const { figures, telling } = themeSums({ ...partners.told, answers: new Map(answers) });
    expect(telling).toHaveLength(figures);
  });

  it.each([
    { name: 'five ratings are enough', build: showsFive, least: 100 },
    { name: 'it is forgotten who sees whom', build: forgetsWhoSees, least: 5 },
  ])('CANARY: is worked out where $name', async ({ build, least }) => {
    const database = await cloneDatabase(partners.database.name);
    await publishCarelessly(database, partners, build);
    const told = await tellAll({ database });
    await database.drop();
    const careless: KnownBuild = (histogram, { contributors }) => build(histogram, { contributors });
    const found = stories.attackPartners({ ...partners, told }, careless);
    expect(found.determined.length).toBeGreaterThan(least);
  });
});

describe('two cycles, between which some joined and some left, taken as one system,', () => {
  it('give away nobody’s rating in either', () => {
    const found = stories.attackCycles(story, story.told.slice(0, 1));
    expect(found.determined).toEqual([]);
    expect(found.systems).toBe(made.ITEMS.length * made.SIZES.length);
    const [first, second] = story.releases;
    const told = story.told[0]?.answers
      .get(`/releases/${second}/since/${first}/movement`)
      ?.json() as Movement;
    const regions = told.areas.filter(({ code }) => code !== ENGLAND);
    const moved = regions.reduce((sum, { joined, left }) => sum + joined + left, 0);
    expect([moved, found.moved]).toEqual([8, 8 * made.ITEMS.length]);
    expect(found.coalitions).toBeGreaterThan(1_500);
  });

  it('CANARY: give away who left where one is told over again of those only who are in both, though each figure keeps the rule', async () => {
    const { database } = await made.makeRegions({ seed: SEED });
    const [first = ''] = await made.publishAll(database);
    await publishOverAgain(database, first, story);
    const told = await tellAll({ database });
    await database.drop();
    const again = made.SIZES.map(made.regionOf).map(
      (region) => [made.truthKey(OVER_AGAIN.cycle, region), ofBoth(story, region)] as const,
    );
    const truth = new Map([...story.truth, ...again]);
    expect(attack({ told: [told], truth, sampled: 5, seed: SEED }).determined).toEqual([]);
    const found = stories.attackCycles(story, [told], {
      overAgain: OVER_AGAIN,
      items: made.ITEMS.slice(0, 5),
    });
    expect(found.determined.filter((what) => what.includes('in first, of first')).length).toBeGreaterThan(10);
  });
});

describe('two authorities of a region who change places', () => {
  it('change nothing that a regional lead is told, to the byte, but for the ids of releases', async () => {
    const world = await made.makeRegions({ seed: SEED });
    const [, one, , , , , other] = world.truth.get(made.truthKey('first', made.regionOf(9))) ?? [];
    expect(one).not.toEqual(other); // or swapping them would show nothing
    const swapped = await cloneDatabase(world.database.name);
    await swapped.asSuperuser(`set session_replication_role = replica; ${made.SWAP}`);
    const asItIs = await tellPublished(world);
    const afterwards = await tellPublished({ database: swapped });
    await swapped.drop();
    await world.database.drop();
    expect(afterwards).toEqual(asItIs);
    expect(asItIs.length).toBeGreaterThan(20);
  });
});

async function tellPublished(world: Pick<made.RegionalWorld, 'database'>): Promise<string[]> {
  const ids = await made.publishAll(world.database);
  const { answers } = await tellAll(world);
  return [...answers]
    .filter(([address, { status }]) => status === 200 && !/^\/(session|openapi)/.test(address))
    .map(([address, { status, body }]) =>
      ids.reduce((text, id, at) => text.replaceAll(id, `release ${at}`), `${status} ${address} ${body}`),
    );
}
