import { describe, expect, it } from 'vitest';

import { protectedAgainst } from '../cell.js';
import { STANDARD_RULE } from '../rule.js';
import {
  careful,
  carefulEngland,
  consentsAtFive,
  forgetsNotApplicable,
  forgetsWhoSees,
  presumesConsent,
  showsFive,
  totalsAll,
} from './builds.js';
import { attackClasses } from './classes.js';
import { range } from './coalition.js';
import {
  countsChanges,
  england,
  linksNothing,
  oneBlock,
  partners,
  publishedAgain,
  twoCycles,
} from './set-ups.js';
import { attack, type SetUp } from './worlds.js';

/** Nothing is certain; and more than one thing can be published, since of a build that never shows anything nothing would be, either. */
const SAFE = { certain: 0, alwaysTheSame: false };

function look<P>(setUp: SetUp<P>) {
  const { determined, publications } = attack(setUp);
  return { certain: determined, alwaysTheSame: publications === 1 };
}

const CAREFUL = { protects: careful, links: linksNothing };
const ENGLAND = { protects: careful, sums: carefulEngland };

describe('one block', () => {
  it.each([
    { contributors: 5, levels: 4, known: 1 },
    { contributors: 6, levels: 4, known: 1 },
    { contributors: 7, levels: 4, known: 1 },
    { contributors: 8, levels: 3, known: 2 },
  ])('$known of $contributors on $levels levels, not applicable besides, determine nothing', (size) => {
    expect(look(oneBlock(careful, size))).toEqual(SAFE);
    expect(look(oneBlock(careful, { ...size, toldNotApplicable: true }))).toEqual(SAFE);
  });

  it('of four shows nothing', () => {
    expect(attack(oneBlock(careful, { contributors: 4, levels: 4, known: 3 })).publications).toBe(1);
  });

  it.each([
    { contributors: 5, levels: 4, known: 0 },
    { contributors: 6, levels: 4, known: 1 },
    { contributors: 8, levels: 2, known: 2 },
  ])('CANARY: $known of $contributors determine ratings where five are enough to show a cell', (size) => {
    expect(attack(oneBlock(showsFive, size)).determined).toBeGreaterThan(0);
  });

  it('CANARY: who said not applicable may not make the block smaller', () => {
    const size = { contributors: 8, levels: 2, known: 2, toldNotApplicable: true };
    expect(attack(oneBlock(forgetsNotApplicable, size)).determined).toBeGreaterThan(0);
    expect(look(oneBlock(careful, size))).toEqual(SAFE);
  });

  it('one more than promised determines ratings', () => {
    expect(attack(oneBlock(careful, { contributors: 6, levels: 4, known: 2 })).determined).toBeGreaterThan(0);
  });
});

describe('blocks of any size, by classes', () => {
  it.each(range(5, 14).map((contributors) => ({ contributors })))(
    '$contributors: as many as promised determine nothing, with and without consent',
    ({ contributors }) => {
      for (const everyoneConsented of [false, true]) {
        const block = { contributors, everyoneConsented };
        const found = attackClasses(careful, { ...block, known: protectedAgainst(block, STANDARD_RULE) });
        expect(found.leaking).toEqual([]);
        expect(found.shown).toBeGreaterThan(0);
      }
    },
  );

  it('find what writing down all worlds finds', () => {
    const size = { contributors: 6, levels: 4 };
    for (const known of [0, 1, 2, 3]) {
      const byWorlds = attack(oneBlock(careful, { ...size, known })).determined > 0;
      expect(attackClasses(careful, { contributors: 6, known }).leaking.length > 0).toBe(byWorlds);
    }
  });

  it('CANARY: by consent at five ratings, four of 21 learn from a hidden figure that nobody else rated', () => {
    const block = { contributors: 21, everyoneConsented: true };
    expect(attackClasses(consentsAtFive, { ...block, known: 4 }).leaking).toContainEqual({
      coalition: [4, 0, 0, 0, 0],
      published: null,
    });
  });
});

describe('two cycles', () => {
  it.each([
    { contributors: 5, leavers: 0, levels: 2, known: 1 },
    { contributors: 6, leavers: 1, levels: 2, known: 1 },
  ])('of $contributors, $leavers of them leaving, determine nothing', (size) => {
    expect(look(twoCycles(CAREFUL, size))).toEqual(SAFE);
  });

  it('CANARY: the number of changes determines the ratings of one that left', () => {
    const size = { contributors: 6, leavers: 1, levels: 2, known: 1 };
    const counted = { protects: careful, links: countsChanges };
    expect(attack(twoCycles(counted, size)).determined).toBeGreaterThan(0);
  });

  it('CANARY: publishing one cycle again after a late return determines its rating', () => {
    const size = { contributors: 6, levels: 3, known: 1 };
    expect(attack(publishedAgain(careful, size)).determined).toBeGreaterThan(0);
  });
});

describe('England', () => {
  const two = { contributors: 5, known: 1 };

  it('as the sum of the regions shown determines nothing', () => {
    expect(look(england(ENGLAND, { levels: 2, regions: [two, two] }))).toEqual(SAFE);
    expect(look(england(ENGLAND, { levels: 2, regions: [two, { contributors: 4, known: 1 }] }))).toEqual(
      SAFE,
    );
  });

  it('CANARY: as a total over all regions it determines ratings', () => {
    const regions = [two, { contributors: 4, known: 1 }];
    const totals = { protects: careful, sums: totalsAll };
    expect(attack(england(totals, { levels: 2, regions })).determined).toBeGreaterThan(0);
  });
});

describe('consent', () => {
  const agreed = { contributors: 5, known: 1, everyoneConsented: true };

  it('of one region determines nothing that is hidden there, and nothing in the others', () => {
    expect(look(england(ENGLAND, { levels: 2, regions: [agreed, { contributors: 5, known: 1 }] }))).toEqual(
      SAFE,
    );
  });

  it('CANARY: presumed of those who did not agree it determines their ratings', () => {
    const presumed = { protects: presumesConsent, sums: carefulEngland };
    const setUp = england(presumed, { levels: 2, regions: [{ contributors: 5, known: 1 }] });
    expect(attack({ ...setUp, covers: () => true }).determined).toBeGreaterThan(0);
  });

  it('is no part of the guarantee: what is shown by it determines ratings', () => {
    const setUp = england(ENGLAND, { levels: 2, regions: [agreed] });
    expect(attack({ ...setUp, covers: () => true }).determined).toBeGreaterThan(0);
  });
});

describe("partners' ratings", () => {
  const organisations = [['A'], ['A'], ['B'], ['B', 'C'], ['C'], ['D']];
  const size = { levels: 3, organisations };

  it('determine nothing for two organisations, nor for one audit, of organisations that it does not work with', () => {
    expect(look(partners(careful, { ...size, coalition: { organisations: 2 } }))).toEqual(SAFE);
    for (const audit of ['A', 'B', 'C', 'D'])
      expect(look(partners(careful, { ...size, coalition: { audit } }))).toEqual(SAFE);
  });

  it('CANARY: without a thought for what one audit sees they determine ratings', () => {
    const setUp = partners(forgetsWhoSees, { ...size, coalition: { audit: 'A' } });
    expect(attack(setUp).determined).toBeGreaterThan(0);
  });

  it('are not kept from who has a rating of the same organisation already: the limit that is stated', () => {
    const setUp = partners(careful, { ...size, coalition: { audit: 'B' } });
    const everything = attack({ ...setUp, covers: () => true });
    expect(everything.determined).toBeGreaterThan(0);
  });
});
