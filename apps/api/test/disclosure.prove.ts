import { REGIONS } from '@plumbline/demo-data';
import { expect, it } from 'vitest';

import { attackDemonstration } from './demonstration-attack.js';
import { load } from './demonstration-world.js';
import type { Attack } from './regional-attack.js';
import type { AttackTogether } from './regional-cycles.js';
import { themeSums } from './regional-partners.js';
import {
  attackCycles,
  attackPartners,
  attackStory,
  figuresIn,
  tellPartners,
  tellStory,
} from './regional-story.js';
import { ITEMS } from './regional-world.js';
import { cloneDatabase } from './postgres.js';
import { startService } from './service.js';

/** The long version of disclosure.it.test.ts: more made-up regions, and the demonstration's England. */

const LONG = { timeout: 20 * 60_000 };

const told = ({ determined, unread, ...figures }: Attack): string =>
  `${JSON.stringify(figures)}, ${unread.length} numbers unread, ${determined.length} ratings worked out`;

const toldTogether = ({ determined, ...figures }: AttackTogether): string =>
  `${JSON.stringify(figures)}, ${determined.length} ratings worked out`;

it.each([11, 12, 13, 14])('made-up regions of 5 to 9, seed %i', LONG, async (seed) => {
  const story = await tellStory(seed);
  const found = attackStory(story, seed);
  console.log(`Regions of 5 to 9, seed ${seed}: ${told(found)}`);
  expect(found).toMatchObject({ determined: [], unread: [], ...(await figuresIn(story)), byConsent: 0 });
  expect(found.shown).toBeGreaterThan(50);
  const together = attackCycles(story, story.told.slice(0, 1));
  console.log(`Two cycles of these: ${toldTogether(together)}`);
  expect(together.determined).toEqual([]);
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
  const together = attackCycles(story, [story.told], { seen: story.seen });
  console.log(`Two cycles of these: ${toldTogether(together)}`);
  expect(together.determined).toEqual([]);
  await story.database.drop();
});

it('the demonstration tells its regional lead nobody’s rating, nor any organisation’s', LONG, async () => {
  const database = await cloneDatabase();
  await load(database);
  const service = await startService(database);
  const signedIn = await service.request({
    method: 'POST',
    path: '/session',
    body: { demonstrationRole: 'regional-lead' },
  });
  const as = /=([^;]+);/.exec(String(signedIn.headers['set-cookie']))?.[1] ?? '';
  const found = await attackDemonstration(service, as, 40);
  await service.close();
  const { own, partners, ownTogether, partnersTogether, cycles } = found;
  console.log(`The demonstration, authorities: ${told(own)}; of two cycles ${toldTogether(ownTogether)}`);
  console.log(
    `The demonstration, organisations: ${told(partners)}; of two cycles ${toldTogether(partnersTogether)}`,
  );

  expect(cycles).toHaveLength(2);
  const { shown, hidden } = await figuresIn({ database });
  expect(own).toMatchObject({ determined: [], unread: [], hidden });
  expect(own.shown + own.byConsent).toBe(shown);
  const ofPartners = await figuresIn({ database }, 'partner');
  expect(partners).toMatchObject({ determined: [], unread: [], ...ofPartners, byConsent: 0 });
  for (const together of [ownTogether, partnersTogether]) {
    expect(together.determined).toEqual([]);
    expect(together.systems).toBe(ITEMS.length * REGIONS.length);
    expect(together.moved).toBeGreaterThan(0);
  }
  await database.drop();
});
