import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { all, type Damage, damagedCopy, refusalOf, inLine, withoutLine } from './damage.js';
import { mustRun, newFolder, plumbline, type Server, startServer } from './plumbline.js';
import { REAL } from './real-files.js';

const FRAMEWORK = ['--framework', 'ofsted-ilacs'];
const folder = newFolder();
const here = { PLUMBLINE_DATA: join(folder, 'data') };
let server: Server;

beforeAll(async () => {
  server = await startServer(here); // the commands then need not start a Postgres each
  await mustRun(here, 'authorities', 'import', REAL.authorities, '--changes', REAL.authorityCodeChanges);
});

afterAll(async () => {
  server.signal('SIGTERM');
  await server.ended;
});

/** What came of importing a damaged copy, and the refusal that it must have been. */
async function importDamaged(damage: Damage, faults: readonly string[]) {
  const file = damagedCopy(folder, REAL.ofstedRatings, damage);
  const ended = await plumbline(here, 'ratings', 'import', file, ...FRAMEWORK);
  return { ended, refusal: refusalOf(file, faults, `Reading ${file} …\n`) };
}

const FILE = 'ofsted-ilacs-ratings.csv';
const SCALE = '1 (inadequate), 2 (requires-improvement), 3 (good), 4 (outstanding)';
const UTF_8 = 'in Excel, save it as "CSV UTF-8 (comma delimited)"';
const QUOTES =
  'a quotation mark (") is out of place from here on: a field that begins with one ends with one, and one inside is doubled';
const COLUMNS = 'cycle, framework, framework_version, la_code, la_name, item, rating, rated_on';

const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');

const faultyLines = all(
  inLine(2, 'E06000001', 'E06000099'),
  inLine(3, ',3,', ',7,'),
  inLine(4, ',3,', ',,'),
  inLine(5, ',3,', ',not-applicable,'),
  inLine(6, 'care_leavers', 'care_and_leavers'),
  inLine(7, ',2023,', ',2019,'),
  inLine(8, 'ofsted-ilacs,2023', 'cscip-2017,1'),
  inLine(9, '2024-05-16', '2023-02-30'),
  inLine(10, '2024-05-16', '16/05/2024'),
  inLine(11, '2020-01-24', '2920-01-24'),
  inLine(12, 'Middlesbrough', ''),
  inLine(13, 'ILACS1', 'round one'),
  inLine(14, 'overall,1', 'care_leavers,good'),
);

describe.concurrent('a file of ratings is refused whole', () => {
  it('with every fault of its lines', async () => {
    const { ended, refusal } = await importDamaged(faultyLines, [
      `${FILE}:2: la_code "E06000099": is the code of no authority on record, current or former`,
      `${FILE}:3: rating "7": must be one of ${SCALE}`,
      `${FILE}:4: rating "": must be one of ${SCALE}`,
      `${FILE}:5: rating "not-applicable": must be one of ${SCALE}`,
      `${FILE}:6: item "care_and_leavers": must be an item of version 2023: overall, leadership, help_and_protection, children_in_care, care_leavers`,
      `${FILE}:7: framework_version "2019": must be one of 2018, 2023`,
      `${FILE}:8: framework "cscip-2017": must be ofsted-ilacs, the framework that is imported`,
      `${FILE}:9: rated_on "2023-02-30": must be a day such as 2023-06-30`,
      `${FILE}:10: rated_on "16/05/2024": must be a day such as 2023-06-30`,
      `${FILE}:11: rated_on "2920-01-24": lies in the future`,
      `${FILE}:12: la_name "": must not be empty`,
      `${FILE}:13: cycle "round one": must be up to 40 letters, digits, points, hyphens and underscores`,
      `${FILE}:14: item "care_leavers": must be an item of version 2018: overall, leadership, help_and_protection, children_in_care_and_care_leavers`,
    ]);
    expect(ended).toEqual(refusal);
  });

  it.each<[string, Damage, string]>([
    [
      'with the code of no authority',
      inLine(2, 'E06000001', 'E06000099'),
      ':2: la_code "E06000099": is the code of no authority on record, current or former',
    ],
    [
      'with a line that stands twice',
      (text) => inLine(3, 'ILACS1', `${text.split('\n')[1]}\nILACS1`)(text),
      ':3: item "children_in_care_and_care_leavers": E06000001 has a rating of this item in ILACS1 already, in line 2',
    ],
    [
      'with an audit of two versions',
      inLine(10, ',2023,', ',2018,'),
      ':10: framework_version "2018": line 6 gives 2023 for the same authority and cycle; an audit answers one version',
    ],
    [
      'with an audit that lacks an item',
      withoutLine(4),
      ':2: item "leadership": E06000001 has no rating of this item in ILACS1; an audit that counts as signed rates every item of version 2018',
    ],
    ['with a field too few', inLine(2, ',2018-08-28', ''), ':2: has 7 fields where the header has 8'],
    ['with a field too many', inLine(2, '4,', '4,,'), ':2: has 9 fields where the header has 8'],
    [
      'with a comma in a name that is not quoted',
      inLine(2, 'Hartlepool', 'Hartlepool, Borough of'),
      ':2: has 9 fields where the header has 8',
    ],
    ['without a column', (text) => text.replace(/,[^,\n]*$/gm, ''), ':1: rated_on: this column is missing'],
    [
      'with a column that it has not',
      (text) => text.trimEnd().replace(/$/gm, ',x'),
      `:1: "x": is no column of this file; the columns are ${COLUMNS}`,
    ],
    [
      'with a column that stands twice',
      (text) => text.trimEnd().replace(/$/gm, ',ILACS1').replace('ILACS1', 'cycle'),
      ':1: cycle: this column stands twice',
    ],
    ['with a quote that is never closed', inLine(4, 'Hartlepool', '"Hartlepool'), `:4: ${QUOTES}`],
    ['with a quote inside a field', inLine(2, 'Hartlepool', 'Hartle"pool'), `:2: ${QUOTES}`],
    ['that is empty', () => '', ':1: the file is empty; its first line must name the columns'],
    ['that holds a header alone', (text) => text.split('\n')[0] ?? '', ': holds no ratings'],
    [
      'in UTF-16, least byte first',
      (text) => utf16(`\uFEFF${text}`),
      `:1: the file is UTF-16 or binary, not UTF-8 text; ${UTF_8}`,
    ],
    [
      'in UTF-16, greatest byte first',
      (text) => utf16(`\uFEFF${text}`).swap16(),
      `:1: the file is UTF-16 or binary, not UTF-8 text; ${UTF_8}`,
    ],
    [
      'in UTF-16 that does not say so',
      (text) => utf16(text),
      `:1: the file is UTF-16 or binary, not UTF-8 text; ${UTF_8}`,
    ],
    [
      'in Latin-1',
      (text) => Buffer.from(inLine(4, 'Hartlepool', 'Hartlepoôl')(text), 'latin1'),
      `:4: holds a character that is not UTF-8; ${UTF_8}`,
    ],
  ])('%s', async (_what, damage, fault) => {
    const { ended, refusal } = await importDamaged(damage, [`${FILE}${fault}`]);
    expect(ended).toEqual(refusal);
  });

  const severalFaults = all(
    inLine(2, 'E06000001,Hartlepool', 'E06000001,"Hartlepool\n(Borough)"'), // in lines 2 and 3 from here on
    inLine(5, ',3,', ',5,'),
    inLine(7, ',2023,', ',23,'),
    inLine(12, '2020-01-24', '2020-1-24'),
    withoutLine(19),
  );
  const theirFaults = [
    `${FILE}:5: rating "5": must be one of ${SCALE}`,
    `${FILE}:7: framework_version "23": must be one of 2018, 2023`,
    `${FILE}:12: rated_on "2020-1-24": must be a day such as 2023-06-30`,
    `${FILE}:16: item "leadership": E06000002 has no rating of this item in ILACS2; an audit that counts as signed rates every item of version 2023`,
  ];

  it('with all its faults, by the lines that an editor counts', async () => {
    const { ended, refusal } = await importDamaged(severalFaults, theirFaults);
    expect(ended).toEqual(refusal);
  });

  it('also where lines end as in Windows', async () => {
    const { ended, refusal } = await importDamaged(
      (text) => severalFaults(text).replaceAll('\n', '\r\n'),
      theirFaults,
    );
    expect(ended).toEqual(refusal);
  });

  it('also where it begins with a byte order mark and has empty lines', async () => {
    const { ended, refusal } = await importDamaged(
      (text) => `\uFEFF${inLine(14, 'ILACS1', '\n\nILACS1')(text)}`.replace('overall,1,', 'overall,11,'),
      [`${FILE}:16: rating "11": must be one of ${SCALE}`],
    );
    expect(ended).toEqual(refusal);
  });

  it.each([
    ['is missing', join(folder, 'none.csv'), 'none.csv: cannot be read: there is no such file'],
    ['is a folder', folder, ': cannot be read: it is a folder, not a file'],
  ])('that %s', async (_what, file, fault) => {
    const refused = await plumbline(here, 'ratings', 'import', file, ...FRAMEWORK);
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toContain(fault);
  });

  it('for a framework that there is not', async () => {
    const refused = await plumbline(here, 'ratings', 'import', REAL.ofstedRatings, '--framework', 'ofsted');
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toContain(
      'There is no framework ofsted. The frameworks are cscip-2017, ofsted-ilacs.\n',
    );
  });
});

// After all of the above, in this order.
describe('what was refused', () => {
  it('left nothing on record', async () => {
    expect((await mustRun(here, 'cycle', 'list')).stdout).toBe('There are no cycles.\n');
  });

  it('is imported once mended, in any shape of UTF-8 that a spreadsheet writes', async () => {
    const quoted = (text: string) => text.replaceAll('Hartlepool', '"Hartlepool"').replaceAll(',4,', ', 4 ,');
    const file = damagedCopy(
      folder,
      REAL.ofstedRatings,
      (text) => `\uFEFF${quoted(text).trimEnd().replaceAll('\n', '\r\n')}`,
    );
    const { stdout } = await mustRun(here, 'ratings', 'import', file, ...FRAMEWORK);
    expect(stdout).toContain('1,187 ratings imported: 271 audits');
  });

  it('is refused where it would change a signed audit', async () => {
    const { ended, refusal } = await importDamaged(inLine(3, ',3,', ',2,'), [
      `${FILE}:3: rating: E06000001 has another rating of help_and_protection on record in ILACS1 (good); a signed audit does not change`,
    ]);
    expect(ended).toEqual(refusal);
  });

  it('is refused where it would reach past the cut-off of a cycle', async () => {
    const { ended, refusal } = await importDamaged(inLine(2, '2018-08-28', '2024-12-01'), [
      `${FILE}:2: rated_on "2024-12-01": lies after 2024-11-26, when the figures of ILACS1 were taken`,
    ]);
    expect(ended).toEqual(refusal);
  });
});
