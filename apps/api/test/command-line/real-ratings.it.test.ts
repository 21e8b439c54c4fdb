import { join } from 'node:path';

import { Client } from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';

import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres.js';
import { countFigures } from './count-ratings.js';
import { type Ended, mustRun, newFolder, plumbline } from './plumbline.js';
import { FRAMEWORKS, type Line, readTable, REAL } from './real-files.js';

const FRAMEWORK = ['--framework', 'ofsted-ilacs'];
const CYCLES = ['ILACS1', 'ILACS2'] as const;
const folder = newFolder();
const here = { PLUMBLINE_DATA: join(folder, 'data') };
const ratings = ['ratings', 'import', REAL.ofstedRatings, ...FRAMEWORK];

const done: Record<string, Ended> = {};
const exported: Record<string, Line[]> = {};

async function publish(cycle: string): Promise<void> {
  done[`publish ${cycle}`] = await mustRun(here, 'release', 'publish', ...FRAMEWORK, '--cycle', cycle);
  const id = done[`publish ${cycle}`]?.stdout.trim() ?? '';
  done[`export ${cycle}`] = await mustRun(here, 'release', 'export', id, '--out', join(folder, cycle));
  exported[cycle] = readTable(join(folder, cycle, 'ratings.csv'));
}

beforeAll(async () => {
  const authorities = ['authorities', 'import', REAL.authorities, '--changes', REAL.authorityCodeChanges];
  done['migrate'] = await mustRun(here, 'migrate');
  done['authorities'] = await mustRun(here, ...authorities);
  done['dry run'] = await mustRun(here, ...ratings, '--dry-run');
  done['cycles after the dry run'] = await mustRun(here, 'cycle', 'list');
  done['ratings'] = await mustRun(here, ...ratings);
  done['authorities again'] = await mustRun(here, ...authorities);
  done['ratings again'] = await mustRun(here, ...ratings);
  done['cycles'] = await mustRun(here, 'cycle', 'list');
  for (const cycle of CYCLES) await publish(cycle);
});

describe('the real authorities and ratings', () => {
  it('come after both frameworks, which are there once the database is made', async () => {
    const again = (version: string) =>
      mustRun(here, 'framework', 'import', join(FRAMEWORKS, `${version}.yaml`)).then(({ stdout }) => stdout);
    expect(await again('cscip-2017')).toBe(
      'cscip-2017 version 1 was published already, with the same content.\n',
    );
    expect(await again('ofsted-ilacs-2023')).toBe(
      'ofsted-ilacs version 2023 was published already, with the same content.\n',
    );
  });

  it('are taken over whole', () => {
    expect(done['authorities']?.stdout).toBe(
      '153 current authorities in 9 regions, 4 abolished, 6 recoded, 2 joint returns.\n',
    );
    expect(done['ratings']?.stdout).toBe(
      [
        '1,187 ratings imported: 271 audits of 153 current and 3 abolished authorities.',
        '  ILACS1 (2024, new, closed): 156 audits',
        '  ILACS3 (2025, new, closed): 1 audits',
        '  ILACS2 (2025, new, closed): 114 audits',
        '',
      ].join('\n'),
    );
  });

  it('are only checked by a dry run', () => {
    expect(done['dry run']?.stdout).toContain('1,187 ratings would be imported; nothing was changed');
    expect(done['cycles after the dry run']?.stdout).toBe('There are no cycles.\n');
  });

  it('change nothing when imported again', () => {
    expect(done['authorities again']?.stdout).toBe(done['authorities']?.stdout);
    expect(done['ratings again']?.stdout).toBe(
      'Nothing is new: all 1,187 ratings are on record already, the same.\n',
    );
  });

  it('make closed cycles that take the year of their last rating as their time period', () => {
    const cycles = done['cycles']?.stdout.trimEnd().split('\n') ?? [];
    expect(cycles.map((line) => line.split('\t').filter((_, at) => [1, 2, 5, 7].includes(at)))).toEqual([
      ['ILACS1', 'closed', 'figures taken 2024-11-26', 'time period 2024'],
      ['ILACS3', 'closed', 'figures taken 2025-05-13', 'time period 2025'],
      ['ILACS2', 'closed', 'figures taken 2025-05-14', 'time period 2025'],
    ]);
  });

  it('say where a name differs from the one on record, and how far they have come', () => {
    expect(done['ratings']?.stderr).toContain('Reading ');
    expect(done['ratings']?.stderr).toContain('named otherwise on record: E06000023: Bristol');
    expect(done['publish ILACS1']?.stderr).toBe('Building the results of ILACS1 …\n');
  });
});

describe.each(CYCLES)('the published results of %s', (cycle) => {
  const keyOf = (line: Line) =>
    `${line['region_code'] || line['country_code']} | ${line['recommendation']} | ${line['level']}`;
  const figuresOf = (line: Line) =>
    `${line['authorities']} / ${line['contributors']} / ${line['contributors_not_shown']}`;

  it('are those that a count of the file gives, hidden exactly where the rule says', () => {
    const figures = Object.fromEntries((exported[cycle] ?? []).map((line) => [keyOf(line), figuresOf(line)]));
    expect(figures).toEqual(countFigures(cycle));
  });

  it('have one row for each area, recommendation and level, and all columns in each', () => {
    const lines = exported[cycle] ?? [];
    const different = (column: string) => new Set(lines.map((line) => line[column])).size;
    expect(different('region_code')).toBe(10); // nine regions, and England without one
    expect(different('recommendation')).toBe(6); // four judgements of 2018 and the two that one of them became in 2023
    expect(different('level')).toBe(6);
    expect(lines).toHaveLength(10 * 6 * 6);
    expect([...new Set(lines.map((line) => Object.keys(line).join(', ')))]).toEqual([
      'time_period, time_identifier, geographic_level, country_code, country_name, region_code, region_name, cycle, theme, recommendation, rater_type, level, authorities, contributors, contributors_not_shown, shown_by_consent',
    ]);
    const left = lines.flatMap((line) => Object.keys(line).filter((column) => line[column] === ''));
    expect([...new Set(left)]).toEqual(['region_code', 'region_name']); // England's
  });

  it('name the place, the time and whose ratings they are in every row', () => {
    const lines = exported[cycle] ?? [];
    const places = new Set(
      lines.map((line) =>
        [line['geographic_level'], line['country_name'], line['region_code'], line['region_name']].join(' '),
      ),
    );
    expect(places.size).toBe(10);
    expect(places).toContain('National England  ');
    expect(places).toContain('Regional England E12000003 Yorkshire and The Humber');
    const common = lines.map((line) =>
      [line['time_period'], line['time_identifier'], line['cycle'], line['theme'], line['rater_type']].join(),
    );
    const year = { ILACS1: '2024', ILACS2: '2025' }[cycle];
    expect([...new Set(common)]).toEqual([`${year},Calendar year,${cycle},judgements,own`]);
  });

  it('come with a file that describes every column but those of time and place', () => {
    const described = readTable(join(folder, cycle, 'ratings.meta.csv'));
    expect(described.map((line) => `${line['col_name']}: ${line['col_type']}`)).toEqual([
      'cycle: Filter',
      'theme: Filter',
      'recommendation: Filter',
      'rater_type: Filter',
      'level: Filter',
      'authorities: Indicator',
      'contributors: Indicator',
      'contributors_not_shown: Indicator',
      'shown_by_consent: Filter',
    ]);
    expect(Object.keys(described[0] ?? {}).join(', ')).toBe(
      'col_name, col_type, label, indicator_grouping, indicator_unit, indicator_dp, filter_hint, filter_grouping_column',
    );
    expect(described.filter((line) => line['label'] === '')).toEqual([]);
  });

  it('are published once: the last line is the id, and a second time is refused', async () => {
    expect(done[`publish ${cycle}`]?.stdout.trimEnd().split('\n').at(-1)).toMatch(
      /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
    );
    const second = await plumbline(here, 'release', 'publish', ...FRAMEWORK, '--cycle', cycle);
    expect(second).toMatchObject({ code: 1, stdout: '' });
    expect(second.stderr).toContain(
      `The results of ${cycle} of ofsted-ilacs are published already. A cycle is published once.\n`,
    );
  });
});

describe('a few figures, counted by hand', () => {
  const figure = (cycle: string, area: string, item: string, level: string) =>
    (exported[cycle] ?? [])
      .filter((line) => (line['region_code'] || line['country_code']) === area)
      .filter((line) => line['recommendation'] === item && line['level'] === level)
      .map((line) => [line['authorities'], line['contributors'], line['contributors_not_shown']].join(' '));

  it('are shown where three of eleven differ from the other eight, which is just enough', () => {
    const together = 'children_in_care_and_care_leavers';
    expect(figure('ILACS1', 'E12000006', together, 'requires-improvement')).toEqual(['3 11 0']);
    expect(figure('ILACS1', 'E12000006', together, 'good')).toEqual(['8 11 0']);
    expect(figure('ILACS1', 'E12000006', together, 'outstanding')).toEqual(['0 11 0']);
    expect(figure('ILACS1', 'E12000006', together, 'Total')).toEqual(['11 11 0']);
  });

  it('are hidden where fewer than five were asked, and enter no total', () => {
    expect(figure('ILACS2', 'E12000005', 'care_leavers', 'good')).toEqual(['c 4 4']);
    expect(figure('ILACS2', 'E12000005', 'care_leavers', 'Total')).toEqual(['c 4 4']);
    expect(figure('ILACS2', 'E92000001', 'care_leavers', 'Total')).toEqual(['96 100 4']);
  });

  it('are hidden for England too where no region is shown', () => {
    expect(figure('ILACS1', 'E92000001', 'care_leavers', 'Total')).toEqual(['c 2 2']);
    expect(figure('ILACS2', 'E92000001', 'children_in_care_and_care_leavers', 'not-applicable')).toEqual([
      'c 14 14',
    ]);
  });
});

it('are listed with their ids, the newest first', async () => {
  const { stdout } = await plumbline(here, 'release', 'list');
  const idOf = (cycle: string) => done[`publish ${cycle}`]?.stdout.trimEnd().split('\n').at(-1);
  const lines = stdout.trimEnd().split('\n');
  expect(lines.map((line) => line.split('  ').slice(0, 3))).toEqual([
    [idOf('ILACS2'), 'ofsted-ilacs', 'ILACS2'],
    [idOf('ILACS1'), 'ofsted-ilacs', 'ILACS1'],
  ]);
});

describe('an export', () => {
  it.each([
    ['that does not exist', '00000000-0000-4000-8000-000000000000'],
    ['of a word', 'ILACS1'],
    ['of nothing', ''],
  ])('of a release %s is refused', async (_what, id) => {
    const refused = await plumbline(here, 'release', 'export', id, '--out', join(folder, 'none'));
    expect(refused).toEqual({
      code: 1,
      stdout: '',
      stderr: `There is no release "${id}". "release list" shows what there is.\n`,
    });
  });

  it('names the files that it wrote', () => {
    expect(done['export ILACS1']?.stdout).toBe(
      `${join(folder, 'ILACS1', 'ratings.csv')}\n${join(folder, 'ILACS1', 'ratings.meta.csv')}\n`,
    );
  });

  it('says when it cannot write', async () => {
    const id = done['publish ILACS1']?.stdout.trim() ?? '';
    const file = join(folder, 'ILACS1', 'ratings.csv');
    const refused = await plumbline(here, 'release', 'export', id, '--out', file);
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toBe(`Cannot write to ${file}: a file stands in its place.\n`);
  });
});

describe('authorities that are no more', () => {
  it('are not those that followed them, while a recoded one stays itself', async () => {
    const postgres = await startEmbeddedPostgres(here.PLUMBLINE_DATA, 'command');
    const client = new Client({ connectionString: postgres.administrator('plumbline') });
    await client.connect();
    const { rows } = await client.query<{ id: string; codes: string[] }>(
      `select authority_id as id, array_agg(code order by valid_from) as codes from access.authority_name group by 1`,
    );
    await client.end();
    await postgres.stop();

    const sharing = (code: string) => rows.find(({ codes }) => codes.includes(code))?.codes;
    expect(sharing('E10000021')).toEqual(['E10000021']); // Northamptonshire, split
    expect(sharing('E06000061')).toEqual(['E06000061']);
    expect(sharing('E06000028')).toEqual(['E06000028']); // Bournemouth, merged
    expect(sharing('E06000058')).toEqual(['E06000058']);
    expect(sharing('E08000039')).toEqual(['E08000019', 'E08000039']); // Sheffield, recoded
  });
});
