import { describe, expect, it } from 'vitest';

import { protectedAgainst } from '../cell.js';
import { STANDARD_RULE } from '../rule.js';
import { careful, carefulEngland } from './builds.js';
import { attackClasses } from './classes.js';
import { range } from './coalition.js';
import { england, linksNothing, oneBlock, partners, twoCycles } from './set-ups.js';
import { attack, type SetUp } from './worlds.js';

const sizes = range(5, 33).map((contributors) => ({ contributors }));

/** Nothing is certain; and more than one thing can be published, since of a build that never shows anything nothing would be, either. */
const SAFE = { certain: 0, alwaysTheSame: false };

/** Says what was looked at, so that a proof of next to nothing would be seen. */
function look<P>(setUp: SetUp<P>) {
  const { determined, publications, worlds } = attack(setUp);
  console.log(`${worlds} worlds, ${publications} publications, ${determined} leaking`);
  return { certain: determined, alwaysTheSame: publications === 1 };
}

const CAREFUL = { protects: careful, links: linksNothing };
const ENGLAND = { protects: careful, sums: carefulEngland };

describe('blocks of 5 to 33, every class of worlds', () => {
  it.each(sizes)('$contributors: as many as promised determine nothing', ({ contributors }) => {
    const known = protectedAgainst(contributors, STANDARD_RULE);
    const found = attackClasses(careful, { contributors, known });
    console.log(
      `${contributors} contributors, ${known} known: ${found.classes} classes, ${found.leaking.length} leaking`,
    );
    expect(found.leaking).toEqual([]);
    expect(found.shown).toBeGreaterThan(0);
  });

  it.each(sizes)('$contributors: nor from what is hidden where everyone consented', ({ contributors }) => {
    const block = { contributors, everyoneConsented: true };
    const found = attackClasses(careful, { ...block, known: protectedAgainst(block, STANDARD_RULE) });
    expect(found.leaking).toEqual([]);
    expect(found.shown).toBeGreaterThan(0);
  });

  it.each(range(2, 6).map((seenTogether) => ({ seenTogether })))(
    'organisations, $seenTogether of which one audit sees',
    ({ seenTogether }) => {
      for (const contributors of range(5, 16)) {
        const block = { contributors, seenTogether };
        const known = Math.min(contributors, protectedAgainst(block, STANDARD_RULE));
        expect(attackClasses(careful, { ...block, known }).leaking).toEqual([]);
      }
    },
  );
});

describe('every world of small blocks', () => {
  it.each([
    { contributors: 8, levels: 4, known: 2 },
    { contributors: 9, levels: 3, known: 2 },
    { contributors: 10, levels: 3, known: 2 },
    { contributors: 13, levels: 2, known: 2 },
  ])('$known of $contributors on $levels levels', (size) => {
    expect(look(oneBlock(careful, size))).toEqual(SAFE);
    expect(look(oneBlock(careful, { ...size, toldNotApplicable: true }))).toEqual(SAFE);
  });

  it.each([
    { contributors: 5, leavers: 0, levels: 3, known: 1 },
    { contributors: 6, leavers: 0, levels: 2, known: 1 },
    { contributors: 7, leavers: 2, levels: 2, known: 1 },
    { contributors: 6, leavers: 1, levels: 3, known: 1 },
  ])('two cycles of $contributors on $levels levels, $leavers leaving', (size) => {
    expect(look(twoCycles(CAREFUL, size))).toEqual(SAFE);
  });

  it.each([
    { name: 'two regions', levels: 3, regions: [region(5), region(5)] },
    { name: 'three, one too small', levels: 2, regions: [region(5), region(5), region(3)] },
    { name: 'one of two by consent', levels: 3, regions: [region(5), consented(5)] },
    { name: 'one of three by consent', levels: 2, regions: [region(5), consented(5), region(3)] },
  ])('England: $name, on $levels levels', ({ levels, regions }) => {
    expect(look(england(ENGLAND, { levels, regions }))).toEqual(SAFE);
  });

  it.each([
    { coalition: { organisations: 1 } },
    { coalition: { organisations: 2 } },
    ...['A', 'B', 'C', 'D', 'E'].map((audit) => ({ coalition: { audit } })),
  ])('organisations in several audits, against $coalition', ({ coalition }) => {
    const organisations = [['A'], ['A', 'B'], ['B'], ['C', 'D'], ['C'], ['D', 'E'], ['E']];
    expect(look(partners(careful, { levels: 3, organisations, coalition }))).toEqual(SAFE);
  });
});

function region(contributors: number) {
  return { contributors, known: 1 };
}

function consented(contributors: number) {
  return { contributors, known: 1, everyoneConsented: true };
}
