import { describe, expect, it } from 'vitest';

import type { FrameworkVersion, ItemMapEntry, Relation } from './model.js';
import { seriesOf } from './series.js';

function version(number: number, items: string[], itemMap: ItemMapEntry[] = []): FrameworkVersion {
  const recommendations = items.map((id) => ({
    id,
    title: id,
    addressedTo: 'local' as const,
    lookFor: [],
    enablers: [],
    usuallyAsked: [],
  }));
  return {
    id: 'framework',
    version: number,
    title: 'A framework',
    publisher: 'Somebody',
    ratingsPublic: false,
    levels: [],
    notApplicable: null,
    enablers: [],
    themes: [{ id: 'theme', number: 1, title: 'A theme', recommendations }],
    evidence: [],
    itemMap,
  };
}

function entry(fromVersion: number, from: string, to: string | null, relation: Relation): ItemMapEntry {
  return { fromVersion, from, to, relation };
}

const first = version(1, ['aims', 'teams', 'data']);

function idsOf(versions: FrameworkVersion[], number: number): [string, string][] {
  return [...(seriesOf(versions).get(number) ?? [])];
}

describe('a series', () => {
  it('begins with each item of the first version', () => {
    expect(idsOf([first], 1)).toEqual([
      ['aims', 'aims'],
      ['teams', 'teams'],
      ['data', 'data'],
    ]);
  });

  it('goes on through equivalent items under the id it began with, whatever the order given', () => {
    const second = version(2, ['purpose'], [entry(1, 'aims', 'purpose', 'equivalent')]);
    const third = version(3, ['goals'], [entry(2, 'purpose', 'goals', 'equivalent')]);
    expect(idsOf([third, first, second], 2)).toEqual([['purpose', 'aims']]);
    expect(idsOf([third, first, second], 3)).toEqual([['goals', 'aims']]);
  });

  it('may skip a version', () => {
    const third = version(3, ['goals'], [entry(1, 'aims', 'goals', 'equivalent')]);
    expect(idsOf([first, version(2, []), third], 3)).toEqual([['goals', 'aims']]);
  });

  it.each<Relation>(['similar', 'split', 'merged'])('begins anew with an item that is %s', (relation) => {
    const second = version(2, ['purpose', 'aims'], [entry(1, 'aims', 'purpose', relation)]);
    expect(idsOf([first, second], 2)).toEqual([
      ['purpose', 'purpose'],
      ['aims', 'aims@2'],
    ]);
  });

  it('ends with an item that is dropped', () => {
    const second = version(2, ['aims'], [entry(1, 'aims', null, 'dropped')]);
    expect(idsOf([first, second], 2)).toEqual([['aims', 'aims@2']]);
  });

  it('is not continued by an item that only kept its id', () => {
    const second = version(2, ['aims'], []);
    expect(idsOf([first, second], 2)).toEqual([['aims', 'aims@2']]);
  });
});

describe('series are refused', () => {
  it.each([
    [
      'where two items of one version would share one',
      version(2, ['a', 'b'], [entry(1, 'aims', 'a', 'equivalent'), entry(1, 'aims', 'b', 'equivalent')]),
      'a and b of framework 2 would share the series aims',
    ],
    [
      'where one item would continue two',
      version(2, ['a'], [entry(1, 'aims', 'a', 'equivalent'), entry(1, 'data', 'a', 'equivalent')]),
      'a of framework 2 would continue two series: aims, data',
    ],
    [
      'where the map names an earlier item that is not there',
      version(2, ['a'], [entry(1, 'gone', 'a', 'equivalent')]),
      'the item map of framework 2 names gone of 1, which is not among the versions given',
    ],
    [
      'where the map names an item of its own that is not there',
      version(2, [], [entry(1, 'aims', 'a', 'equivalent')]),
      'framework 2 has no item a, which its item map names',
    ],
    ['where a version is given twice', version(1, []), 'framework 1 is given twice'],
    [
      'across frameworks',
      { ...version(2, []), id: 'other' },
      'series run within one framework, not from framework to other',
    ],
  ])('%s', (_where, second, message) => {
    expect(() => seriesOf([first, second])).toThrow(new RangeError(message));
  });
});
