import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { beforeAll, describe, expect, it } from 'vitest';

import { mustRun, newFolder, plumbline } from './plumbline.js';
import { type Line, readTable, REAL } from './real-files.js';

// Judgements made up for the 12 authorities of the North East, to stand at both sides of the rule's border: of twelve, three must
// differ from the most common rating. The real judgements are all so different that only small numbers hide them.
const NORTH_EAST = 'E12000001';
const RATINGS = {
  overall: [3, 3, 3, 3, 3, 3, 3, 3, 3, 2, 2, 1], // three of twelve differ: shown
  leadership: [3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 2, 1], // two differ: hidden
  help_and_protection: [4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4], // all agree: hidden
  children_in_care: [1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 4],
  care_leavers: [1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2],
};

const framework = ['--framework', 'ofsted-ilacs'];
const folder = newFolder();
const here = { PLUMBLINE_DATA: join(folder, 'data') };
let lines: Line[] = [];

function writeRatings(file: string, cycle: string, region = NORTH_EAST): void {
  const there = readTable(REAL.authorities).filter((line) => line['region_code'] === region);
  const rows = Object.entries(RATINGS).flatMap(([item, ratings]) =>
    ratings.map((rating, at) =>
      [
        cycle,
        'ofsted-ilacs,2023',
        there[at]?.['new_la_code'],
        there[at]?.['la_name'],
        item,
        rating,
        '2024-06-30',
      ].join(),
    ),
  );
  const header = 'cycle,framework,framework_version,la_code,la_name,item,rating,rated_on';
  writeFileSync(file, [header, ...rows, ''].join('\n'));
}

beforeAll(async () => {
  const file = join(folder, 'made-up.csv');
  writeRatings(file, 'made-up');
  await mustRun(here, 'authorities', 'import', REAL.authorities, '--changes', REAL.authorityCodeChanges);
  await mustRun(here, 'ratings', 'import', file, ...framework);
  const published = await mustRun(here, 'release', 'publish', ...framework, '--cycle', 'made-up');
  await mustRun(here, 'release', 'export', published.stdout.trim(), '--out', folder);
  lines = readTable(join(folder, 'ratings.csv'));
});

const figures = (area: string, item: string, from = lines): (string | undefined)[] =>
  from
    .filter(
      (line) => (line['region_code'] || line['country_code']) === area && line['recommendation'] === item,
    )
    .map((line) => line['authorities']);

describe('figures of a region', () => {
  it('are shown where just enough differ', () => {
    expect(figures(NORTH_EAST, 'overall')).toEqual(['1', '2', '9', '0', '0', '12']);
    expect(figures(NORTH_EAST, 'children_in_care')).toEqual(['3', '3', '3', '3', '0', '12']);
    expect(figures(NORTH_EAST, 'care_leavers')).toEqual(['6', '6', '0', '0', '0', '12']);
  });

  it('are hidden, every level and the total, where too few differ', () => {
    expect(figures(NORTH_EAST, 'leadership')).toEqual(['c', 'c', 'c', 'c', 'c', 'c']);
    expect(figures(NORTH_EAST, 'help_and_protection')).toEqual(['c', 'c', 'c', 'c', 'c', 'c']);
  });

  it('are hidden where nobody contributed', () => {
    expect(figures('E12000007', 'overall')).toEqual(['c', 'c', 'c', 'c', 'c', 'c']);
  });

  it('tell nothing by the figures of England', () => {
    expect(figures('E92000001', 'overall')).toEqual(['1', '2', '9', '0', '0', '12']);
    expect(figures('E92000001', 'leadership')).toEqual(['c', 'c', 'c', 'c', 'c', 'c']);
  });

  it('say how many contributed, whether they are shown or not', () => {
    const contributors = lines
      .filter((line) => line['region_code'] === NORTH_EAST && line['level'] === 'Total')
      .map((line) =>
        [line['recommendation'], line['contributors'], line['contributors_not_shown']].join(' '),
      );
    expect(contributors).toEqual([
      'overall 12 0',
      'leadership 12 12',
      'help_and_protection 12 12',
      'children_in_care 12 0',
      'care_leavers 12 0',
    ]);
  });
});

describe('a stricter rule of the service', () => {
  const stricter = { ...here, PLUMBLINE_RULE: 'spreadFromEight=4' };

  it('hides what the standard rule shows, and is on record', async () => {
    const out = join(folder, 'stricter');
    writeRatings(join(folder, 'stricter.csv'), 'stricter');
    await mustRun(here, 'ratings', 'import', join(folder, 'stricter.csv'), ...framework);
    const published = await mustRun(stricter, 'release', 'publish', ...framework, '--cycle', 'stricter');
    await mustRun(here, 'release', 'export', published.stdout.trim(), '--out', out);
    const exported = readTable(join(out, 'ratings.csv'));
    expect(figures(NORTH_EAST, 'overall', exported)).toEqual(['c', 'c', 'c', 'c', 'c', 'c']);
    expect(figures(NORTH_EAST, 'children_in_care', exported)).toEqual(['3', '3', '3', '3', '0', '12']);
  });

  it('cannot be a milder one', async () => {
    const milder = { ...here, PLUMBLINE_RULE: 'minRated=2' };
    const refused = await plumbline(milder, 'release', 'publish', ...framework, '--cycle', 'stricter');
    expect(refused).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('PLUMBLINE_RULE: minRated may not be lowered from 5 to 2.') as string,
    });
  });
});

describe('audits that come after their cycle is published', () => {
  it('are taken over with a note that its results do not change', async () => {
    const file = join(folder, 'late.csv');
    writeRatings(file, 'made-up', 'E12000002');
    const late = await mustRun(here, 'ratings', 'import', file, ...framework);
    expect(late.stderr).toContain('Note: the results of made-up are published and do not change');
  });
});
