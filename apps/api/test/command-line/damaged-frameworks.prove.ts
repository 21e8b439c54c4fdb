import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { all, type Damage, damagedCopy, inLine } from './damage.js';
import { mustRun, newFolder, plumbline } from './plumbline.js';
import { FRAMEWORKS } from './real-files.js';

const folder = newFolder();
const here = { PLUMBLINE_DATA: join(folder, 'data') };
const OFSTED_2023 = join(FRAMEWORKS, 'ofsted-ilacs-2023.yaml');

const importing = (damage: Damage) => {
  const file = damagedCopy(folder, OFSTED_2023, damage);
  return plumbline(here, 'framework', 'import', file).then((ended) => ({ ...ended, file }));
};

/** The framework with another number; its map of items then speaks of 2018 as before. */
const numbered = (version: number) => inLine(4, '2023', String(version));

describe('the file of a framework is refused', () => {
  it.each<[string, Damage, string[]]>([
    [
      'with every fault',
      all(
        inLine(7, 'true', 'yes please'),
        inLine(14, 'level: 2', 'level: 0'),
        inLine(17, 'good', 'godo'),
        inLine(26, 'help_and_protection', 'leadership'),
      ),
      [
        ':7: ratings_public: is text, not true or false',
        ':14: scale[1].level: 0 does not come after 1: the weakest level stands first',
        ':17: strength[0]: "godo" is no level of this scale',
        ':26: themes[0].recommendations[2].id: "leadership" is there twice',
        ':34: item_map[2].to: "help_and_protection" is no recommendation of this version',
      ],
    ],
    ['that is not YAML', inLine(13, '}', ''), [':14: the file: ']],
    ['that is empty', () => '', [': the file: ']],
    [
      'that is a table',
      () => 'old_code,old_name\nE06000028,Bournemouth\n',
      [':1: the file: is text, not a group of keys'],
    ],
    [
      'in Latin-1',
      (text) => Buffer.from(inLine(6, 'Ofsted', 'Ofsted é')(text), 'latin1'),
      [':6: holds a character that is not UTF-8; save it as UTF-8'],
    ],
    [
      'in UTF-16',
      (text) => Buffer.from(`\uFEFF${text}`, 'utf16le'),
      [':1: the file is UTF-16 or binary, not UTF-8 text; save it as UTF-8'],
    ],
  ])('%s', async (_what, damage, faults) => {
    const { code, stdout, stderr } = await importing(damage);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    for (const fault of faults) expect(stderr).toContain(`ofsted-ilacs-2023.yaml${fault}`);
    expect(stderr).not.toContain('    at ');
  });

  it.each<[string, Damage, string]>([
    [
      'with the number of a version that has other content',
      inLine(27, 'in care', 'looked after'),
      'ofsted-ilacs version 2023 is published with other content. A published version never changes: give this one a new number.\n',
    ],
    [
      'with a number before the latest',
      numbered(2020),
      'ofsted-ilacs version 2020 would come before version 2023, which is published. Give it a higher number.\n',
    ],
    [
      'with another scale',
      all(numbered(2027), inLine(17, 'good, ', '')),
      'ofsted-ilacs version 2027 has another scale (inadequate, requires-improvement, good, outstanding*) than version 2023 (inadequate, requires-improvement, good*, outstanding*). Another scale is another framework.\n',
    ],
    [
      'that continues an item which no version has',
      all(numbered(2027), inLine(32, 'from: overall', 'from: overal')),
      'ofsted-ilacs version 2027 does not follow the versions that are published: the item map of ofsted-ilacs 2027 names overal of 2018, which is not among the versions given',
    ],
  ])('%s', async (_what, damage, words) => {
    const refused = await importing(damage);
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toContain(words);
    expect(refused.stderr).not.toContain('    at ');
  });

  it('that is missing', async () => {
    const refused = await plumbline(here, 'framework', 'import', join(folder, 'none.yaml'));
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toContain('none.yaml: cannot be read: there is no such file\n');
  });
});

describe('the file of a framework is taken over', () => {
  it('as a new version, once', async () => {
    const file = damagedCopy(folder, OFSTED_2023, numbered(2027));
    const first = await mustRun(here, 'framework', 'import', file);
    expect(first.stdout).toBe('ofsted-ilacs version 2027 is published.\n');
    const second = await mustRun(here, 'framework', 'import', file);
    expect(second.stdout).toBe('ofsted-ilacs version 2027 was published already, with the same content.\n');
  });
});
