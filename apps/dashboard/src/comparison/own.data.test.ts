import type { OwnCycle, RegionResults } from '@plumbline/contract';
import { describe, expect, test } from 'vitest';

import { ownFinding, standingWords } from './own-finding.data.js';
import {
  against,
  auditsFirst,
  difference,
  ownAddressOf,
  ownPair,
  ownPlaceLines,
  toOwnGroups,
  toOwnRows,
} from './own.data.js';
import { EXAMPLE } from './release.example.js';

const england = { contributors: 100, contributorsNotShown: 0, counts: [40, 60], notApplicable: 0 };
const shown = (counts: number[]) => ({ state: 'shown', contributors: 10, counts, notApplicable: 0 }) as const;
const item = (id: string, region: RegionResults['recommendations'][number]['region']) => ({
  id,
  title: `Title ${id}`,
  themeId: 'theme',
  enablers: [],
  addressedTo: 'local' as const,
  region,
  england,
});
const RESULTS: RegionResults = {
  release: EXAMPLE,
  region: { code: 'E12000001', name: 'North East', authorities: 12, contributors: 10 },
  levels: [
    { key: 'weak', label: 'Weak', strength: false },
    { key: 'strong', label: 'Strong', strength: true },
  ],
  themes: [
    { id: 'theme', title: 'Theme' },
    { id: 'empty', title: 'Nothing asked' },
  ],
  enablers: [],
  recommendations: [
    item('ahead', shown([7, 3])),
    item('behind', shown([2, 8])),
    item('half', shown([5, 5])),
    item('hidden', { state: 'hidden', contributors: 10 }),
    item('none', shown([3, 7])),
  ],
};
const cycle = (name: string, ratings: Record<string, string>, rest: Partial<OwnCycle> = {}): OwnCycle => ({
  auditId: '30000000-0000-4000-8000-000000000001',
  frameworkId: 'f',
  cycle: name,
  timePeriod: name,
  standing: 'in-figures',
  signedOn: '2027-06-01',
  signedAgainOn: null,
  ratings: Object.entries(ratings).map(([id, rating]) => ({ id, rating, agreed: false })),
  ...rest,
});
const NOW = cycle('2027', {
  ahead: 'strong',
  behind: 'weak',
  half: 'weak',
  hidden: 'strong',
  none: 'not-applicable',
});
const BEFORE = cycle('2026', { behind: 'strong' });
const rows = toOwnRows(RESULTS, { now: NOW, before: BEFORE });
const by = (id: string) => rows.find((row) => row.id === id) ?? expect.fail(`no row ${id}`);

describe('own ratings beside published figures', () => {
  test('the cycle and the one that was signed before it, of the same framework', () => {
    const other = cycle('2026', {}, { frameworkId: 'other' });
    expect(ownPair([NOW, other, BEFORE], EXAMPLE)).toEqual({ now: NOW, before: BEFORE });
    expect(ownPair([other, BEFORE], EXAMPLE)).toEqual({ now: null, before: null });
  });

  test('a rating has its words and side; not applicable has neither level nor side', () => {
    expect(by('behind').own).toEqual({ words: 'Weak', level: 0, isStrength: false });
    expect(by('behind').before).toEqual({ words: 'Strong', level: 1, isStrength: true });
    expect(by('none').own).toEqual({ words: 'Not applicable', level: null, isStrength: false });
    expect(by('ahead').before).toBeNull();
  });

  test('a difference needs both sides', () => {
    expect(['ahead', 'behind', 'half', 'hidden', 'none'].map((id) => difference(by(id)))).toEqual([
      0.7,
      -0.8,
      -0.5,
      null,
      null,
    ]);
    expect(['ahead', 'behind', 'half', 'hidden'].map((id) => against(by(id)))).toEqual([
      'higher',
      'lower',
      null,
      null,
    ]);
  });

  test('by difference there is one list, furthest below first, without what is hidden or does not apply', () => {
    const [group, ...others] = toOwnGroups(RESULTS, rows, 'difference');
    expect(others).toEqual([]);
    expect(group?.rows.map(({ id }) => id)).toEqual(['behind', 'half', 'ahead']);
    const themes = toOwnGroups(RESULTS, rows, 'framework').map(({ id, rows: all }) => [id, all.length]);
    expect(themes).toEqual([['theme', 5]]);
  });

  test('a picture names its order and what has no place in it', () => {
    const said = (order: 'framework' | 'difference') =>
      ownPlaceLines(rows, toOwnGroups(RESULTS, rows, order), order);
    expect(said('framework')).toEqual(['Order: as in the framework.']);
    expect(said('difference')).toEqual([
      'Order: furthest below the region first.',
      'Left out, because they cannot be compared: Title hidden; Title none.',
    ]);
  });

  test('the address has no region', () => {
    const release = { ...EXAMPLE, regions: [RESULTS.region] };
    expect(ownAddressOf({ release, levels: 'two', view: 'chart' }, 'difference')).toBe(
      '/how-we-compare?framework=f&cycle=2027&levels=two&view=chart&order=difference',
    );
    const judged = { ...release, framework: { ...EXAMPLE.framework, ratingsPublic: true } };
    expect(auditsFirst([judged, release])).toEqual([release, judged]);
  });
});

describe('the first sentence', () => {
  test('counts own strengths, names the differences both ways, and what is not shown', () => {
    expect(ownFinding(RESULTS, rows)).toBe(
      'Of 5 recommendations you rate 2 as strengths; 1 does not apply to you. On 1 you rate yourself a gap where most of the North East rate a strength: Title behind. On 1 it is the other way round: Title ahead. For 1 of 5 the region’s figures are not shown.',
    );
  });

  test('says when nothing differs, and nothing of one’s own where nothing was signed', () => {
    const alike = cycle('2027', { ahead: 'weak', behind: 'strong' });
    expect(ownFinding(RESULTS, toOwnRows(RESULTS, { now: alike, before: null }))).toContain(
      'On none of the 2 that can be compared do you stand on the other side from most of the North East.',
    );
    expect(ownFinding(RESULTS, toOwnRows(RESULTS, { now: null, before: null }))).toBe('');
  });

  test('where only the region is behind, it is not called the other way round', () => {
    const ahead = cycle('2027', { ahead: 'strong' });
    expect(ownFinding(RESULTS, toOwnRows(RESULTS, { now: ahead, before: null }))).toContain(
      'On 1 you rate yourself a strength where most of the North East do not: Title ahead.',
    );
  });

  test.for([
    [null, 'Northmoor has no signed-off audit in this cycle'],
    [cycle('2027', {}, { standing: 'too-late', signedOn: '2027-07-03' }), 'signed off on 3 July 2027, after'],
    [cycle('2027', {}, { standing: 'joint-return' }), 'A joint return answers for your authority'],
    [cycle('2027', {}, { signedAgainOn: '2027-07-09' }), 'signed off again on 9 July 2027'],
  ] as const)('%#: what must be known first', ([now, words]) => {
    expect(standingWords({ now, before: null }, RESULTS, 'Northmoor')).toContain(words);
  });

  test('nothing must be known first of an audit that is in the figures', () => {
    expect(standingWords({ now: NOW, before: null }, RESULTS, 'Northmoor')).toBeNull();
  });
});
