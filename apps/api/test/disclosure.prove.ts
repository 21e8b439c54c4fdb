import type { Releases } from '@plumbline/contract';
import { REGIONS } from '@plumbline/demo-data';
import { describe, expect, it } from 'vitest';

import { contributing, load } from './demonstration-world.js';
import { type Attack, attack } from './regional-attack.js';
import { readEverything } from './regional-reader.js';
import { themeSums } from './regional-partners.js';
import { attackPartners, attackStory, figuresIn, tellPartners, tellStory } from './regional-story.js';
import { FRAMEWORK, ITEMS, KEYS, LEVELS, truthKey } from './regional-world.js';
import { cloneDatabase } from './postgres.js';
import { startService } from './service.js';

/** The long version of disclosure.it.test.ts: more made-up regions, and the demonstration's England. */

const LONG = { timeout: 20 * 60_000 };

const told = ({ determined, unread, ...figures }: Attack): string =>
  `${JSON.stringify(figures)}, ${unread.length} numbers unread, ${determined.length} ratings worked out`;

it.each([11, 12, 13, 14])('made-up regions of 5 to 9, seed %i', LONG, async (seed) => {
  const story = await tellStory(seed);
  const found = attackStory(story, seed);
  console.log(`Regions of 5 to 9, seed ${seed}: ${told(found)}`);
  expect(found).toMatchObject({ determined: [], unread: [], ...(await figuresIn(story)), byConsent: 0 });
  expect(found.shown).toBeGreaterThan(50);
  await story.database.drop();
});

it.each([11, 12, 13, 14])('organisations of made-up regions, 8 to 12, seed %i', LONG, async (seed) => {
  const story = await tellPartners(seed);
  const found = attackPartners(story);
  const { figures, telling } = themeSums(story.told);
  console.log(
    `Organisations, seed ${seed}: ${told(found)}; ${figures} theme figures, ${telling.length} telling more`,
  );
  const expected = await figuresIn(story, 'partner');
  expect(found).toMatchObject({ determined: [], unread: [], ...expected, byConsent: 0 });
  expect(found.shown).toBeGreaterThan(50);
  expect(telling).toEqual([]);
  await story.database.drop();
});

describe('the demonstration', () => {
  it('tells its regional lead nobody’s rating', LONG, async () => {
    const database = await cloneDatabase();
    await load(database);
    const service = await startService(database);
    const signedIn = await service.request({
      method: 'POST',
      path: '/session',
      body: { demonstrationRole: 'regional-lead' },
    });
    const as = /=([^;]+);/.exec(String(signedIn.headers['set-cookie']))?.[1] ?? '';
    const all = await readEverything(service, as);
    const { releases } = (await service.request({ as, path: '/releases' })).json() as Releases;
    await service.close();

    const own = releases.filter(({ framework }) => framework.id === FRAMEWORK);
    const truth = new Map(
      own.flatMap(({ cycle }) =>
        REGIONS.map(({ code }) => [truthKey(cycle, code), ratingsOf(cycle, code)] as const),
      ),
    );
    const found = attack({ told: [all], truth, sampled: 40, seed: 1 });
    console.log(`The demonstration, ${releases.length} releases: ${told(found)}`);
    const { shown, hidden } = await figuresIn({ database });
    expect(found).toMatchObject({ determined: [], unread: [], hidden });
    expect(found.shown + found.byConsent).toBe(shown);
    expect(own.length).toBe(2);
    await database.drop();
  });
});

/** What each contributor of a region answered, in the order of the items. */
function ratingsOf(cycle: string, region: string): number[][] {
  return contributing(cycle, region).map(({ answers }) =>
    ITEMS.map((item) => {
      const ofItem = answers.filter(({ recommendationId }) => recommendationId === item);
      const stands =
        ofItem.find(({ raterType }) => raterType === 'agreed') ??
        ofItem.find(({ raterType }) => raterType === 'own');
      return stands?.levelKey ? KEYS.indexOf(stands.levelKey) : LEVELS;
    }),
  );
}
