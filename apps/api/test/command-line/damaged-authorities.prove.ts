import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { all, type Damage, damagedCopy, refusalOf, inLine } from './damage.js';
import { mustRun, newFolder, plumbline } from './plumbline.js';
import { REAL } from './real-files.js';

const folder = newFolder();
const here = { PLUMBLINE_DATA: join(folder, 'data') };
const AUTHORITIES = 'local-authorities.csv';
const CHANGES = 'authority-code-changes.csv';
const CODE = 'must be the code of an authority: E06, E07, E08, E09 or E10 and six digits';

describe('a file of authorities is refused whole', () => {
  it.each<[string, Damage, string[]]>([
    [
      'with every fault of its lines',
      all(
        inLine(2, 'E06000001', 'W06000001'),
        inLine(3, 'Middlesbrough', ''),
        inLine(4, 'E12000001', 'E1200001'),
        inLine(5, 'North East', 'North-East'),
        inLine(6, 'E06000005', 'E06000004'),
        inLine(7, 'North West', ''),
      ),
      [
        `${AUTHORITIES}:2: new_la_code "W06000001": ${CODE}`,
        `${AUTHORITIES}:3: la_name "": must not be empty`,
        `${AUTHORITIES}:4: region_code "E1200001": must be the code of a region: E12 and six digits`,
        `${AUTHORITIES}:5: region_name "North-East": is "North East" in an earlier line with this region_code`,
        `${AUTHORITIES}:6: new_la_code "E06000004": stands in line 5 already`,
        `${AUTHORITIES}:7: region_name "": must not be empty`,
      ],
    ],
    [
      'without a column that it needs',
      (text) => text.replace('la_name', 'name'),
      [
        `${AUTHORITIES}:1: la_name: this column is missing`,
        `${AUTHORITIES}:1: "name": is no column of this file; the columns are new_la_code, la_name, region_code, region_name, old_la_code, la_type, london_split, ofsted_urn, dfe_joint_return_code`,
      ],
    ],
    [
      'that holds a header alone',
      (text) => text.split('\n')[0] ?? '',
      [`${AUTHORITIES}: holds no authorities`],
    ],
    [
      'that is the other file',
      () => 'old_code,old_name,new_code,new_name,effective_date,kind\n',
      [
        ...['new_la_code', 'la_name', 'region_code', 'region_name'].map(
          (column) => `${AUTHORITIES}:1: ${column}: this column is missing`,
        ),
        ...['old_code', 'old_name', 'new_code', 'new_name', 'effective_date', 'kind'].map(
          (column) =>
            `${AUTHORITIES}:1: "${column}": is no column of this file; the columns are new_la_code, la_name, region_code, region_name, old_la_code, la_type, london_split, ofsted_urn, dfe_joint_return_code`,
        ),
      ],
    ],
  ])('%s', async (_what, damage, faults) => {
    const file = damagedCopy(folder, REAL.authorities, damage);
    expect(await plumbline(here, 'authorities', 'import', file)).toEqual(refusalOf(file, faults));
  });
});

describe('a file of changes is refused, and the authorities with it', () => {
  it.each<[string, Damage, string[]]>([
    [
      'with every fault of its lines',
      all(
        inLine(2, 'E06000028', 'E6000028'),
        inLine(3, 'E06000058', 'E06000999'),
        inLine(4, '2019-04-01', '2019-02-29'),
        inLine(5, 'recode', 'renamed'),
        inLine(6, '2021-04-01', '2021-05-01'),
        inLine(10, 'E10000023', 'E10000027'),
        inLine(12, 'E08000016', 'E06000001'),
        inLine(13, 'Sheffield', ''),
      ),
      [
        `${CHANGES}:2: old_code "E6000028": ${CODE}`,
        `${CHANGES}:3: new_code "E06000999": is not the code of a current authority, nor of one that other lines lead to one`,
        `${CHANGES}:4: effective_date "2019-02-29": must be a day such as 2023-04-01`,
        `${CHANGES}:5: kind "renamed": must be merge, split or recode`,
        `${CHANGES}:7: new_code "E06000062": does not fit line 6: the parts of a split differ and have one date`,
        `${CHANGES}:11: old_code "E10000027": stands in line 10 already; only a split has more lines than one`,
        `${CHANGES}:12: old_code "E06000001": is the code of a current authority`,
        `${CHANGES}:13: old_name "": must not be empty`,
      ],
    ],
    [
      'where two authorities would be recoded to one',
      inLine(10, 'E06000065', 'E06000066'),
      [
        `${CHANGES}:11: new_code "E06000066": follows E10000023 already, in line 10; a recode is of one authority`,
      ],
    ],
    ['that is empty', () => '', [`${CHANGES}:1: the file is empty; its first line must name the columns`]],
  ])('%s', async (_what, damage, faults) => {
    const file = damagedCopy(folder, REAL.authorityCodeChanges, damage);
    const refused = await plumbline(here, 'authorities', 'import', REAL.authorities, '--changes', file);
    expect(refused).toEqual(refusalOf(file, faults));
  });

  it('left nothing on record: no code of the files is known', async () => {
    const ratings = await plumbline(
      here,
      ...['ratings', 'import', REAL.ofstedRatings, '--framework', 'ofsted-ilacs', '--dry-run'],
    );
    expect(ratings.code).toBe(1);
    expect(ratings.stderr).toContain('1187 faults in ');
    expect(ratings.stderr).toContain(
      ':2: la_code "E06000001": is the code of no authority on record, current or former\n',
    );
  });
});

describe('authorities that change between two imports', () => {
  it('are told apart from those on record', async () => {
    const before = damagedCopy(folder, REAL.authorities, (text) => text.replace('E08000039', 'E08000019'));
    await mustRun(here, 'authorities', 'import', before);
    const { stdout } = await mustRun(
      here,
      ...['authorities', 'import', REAL.authorities, '--changes', REAL.authorityCodeChanges],
    );
    expect(stdout).toContain('153 current authorities in 9 regions, 4 abolished, 6 recoded');
  });

  it('are refused where two on record would become one', async () => {
    const changes = damagedCopy(folder, REAL.authorityCodeChanges, (text) =>
      `${text}E06000028,Bournemouth,E06000001,Hartlepool,2019-04-01,recode,x\n`.replace(
        /^E06000028.*?merge,b\n/m,
        '',
      ),
    );
    const refused = await plumbline(here, 'authorities', 'import', REAL.authorities, '--changes', changes);
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toContain(
      'E06000028 and E06000001 are two authorities on record, so the first cannot be a former code of the second.\n',
    );
  });
});
