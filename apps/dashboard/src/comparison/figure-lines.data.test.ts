import { readFileSync } from 'node:fs';

import type { RegionResults } from '@plumbline/contract';
import { expect, it } from 'vitest';

import { ownLines, regionLines } from './figure-lines.data.js';
import { EXAMPLE } from './release.example.js';

const RESULTS: Pick<RegionResults, 'release' | 'region' | 'levels' | 'recommendations'> = {
  release: EXAMPLE,
  region: { code: 'E12000001', name: 'North East', authorities: 12, contributors: 10 },
  levels: [{ key: 'not-in-place', label: 'Not in place', strength: false }],
  recommendations: [],
};

const DICTIONARY = new URL('../../../../docs/data-dictionary.md', import.meta.url);

it('every column of a chart’s file is described in the data dictionary, in its order', () => {
  const [, section = ''] = readFileSync(DICTIONARY, 'utf8').split('## The figures of one chart or table');
  const [own = ''] = section.split('\n## ');
  const described = own
    .split('\n')
    .flatMap((line) => /^\| ([^|]*)\|/.exec(line)?.[1]?.match(/\w+(?=`)|one column for each level/g) ?? []);
  const levels = described.map((name) => (name === 'one column for each level' ? 'not_in_place' : name));
  const results = { ...RESULTS, themes: [], enablers: [] };
  expect(ownLines(results, [])[0]).toEqual(levels);
  expect(regionLines(results)[0]).toEqual(levels.slice(0, -2));
});
