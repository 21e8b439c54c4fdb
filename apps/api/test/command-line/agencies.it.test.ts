import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { beforeAll, describe, expect, it } from 'vitest';

import { mustRun, newFolder, plumbline } from './plumbline.js';
import { REAL } from './real-files.js';

const folder = newFolder();
const here = { PLUMBLINE_DATA: join(folder, 'data') };
const HEADER = 'agency,kind,authority_code,from,until';

beforeAll(async () => {
  await mustRun(here, 'authorities', 'import', REAL.authorities);
});

const fileOf = (...lines: readonly string[]): string => {
  const file = join(folder, 'agencies.csv');
  writeFileSync(file, `${[HEADER, ...lines].join('\n')}\n`);
  return file;
};
const run = (...lines: readonly string[]) => plumbline(here, 'agencies', 'import', fileOf(...lines));

describe('a file of agencies', () => {
  it('is refused whole, with every fault by line', async () => {
    const { code, stdout, stderr } = await run(
      'Tees Shelter,charity,E06000001,,',
      ',health,E06000001,,',
      'Tees Trust,health,E99999999,,',
      'Tees Trust,police,E06000002,1 April,2026-01-01',
      'tees trust,police,E06000003,2026-04-01,2026-03-01',
      'Tees Trust,police,E06000002,,',
    );
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr.trim().split('\n')).toEqual([
      'agencies.csv:2: kind "charity": must be health, police, education, voluntary or other',
      'agencies.csv:3: agency "": must not be empty',
      'agencies.csv:4: authority_code "E99999999": is not the code of a current authority',
      'agencies.csv:5: from "1 April": must be a day such as 2026-04-01, or empty',
      'agencies.csv:5: kind "police": is health in line 4',
      'agencies.csv:6: until "2026-03-01": must not be before from',
      'agencies.csv:6: kind "police": is health in line 4',
      'agencies.csv:7: kind "police": is health in line 4',
      'agencies.csv:7: authority_code "E06000002": stands with this agency in line 5 already',
      expect.stringMatching(/^9 faults in .*agencies\.csv; nothing was imported\.$/),
    ]);
  });

  it('is taken over once, and ends what it says has ended', async () => {
    const lines = [
      'Tees Trust,health,E06000001,,',
      'Tees Trust,health,E06000002,2026-04-01,',
      'Tees Police,police,E06000001,,',
    ];
    expect((await run(...lines)).stdout.trim()).toBe(
      '2 agencies added; 3 times of serving an authority begun, 0 ended.',
    );
    expect((await run(...lines)).stdout.trim()).toBe(
      '0 agencies added; 0 times of serving an authority begun, 0 ended.',
    );
    expect((await run('Tees Trust,health,E06000002,2026-04-01,2099-03-31')).stdout.trim()).toBe(
      '0 agencies added; 0 times of serving an authority begun, 1 ended.',
    );
    expect((await run('Tees Trust,health,E06000002,2026-04-01,2099-03-31')).stdout.trim()).toBe(
      '0 agencies added; 0 times of serving an authority begun, 0 ended.',
    );
    const other = await run('Tees Police,voluntary,E06000003,,');
    expect([other.code, other.stderr]).toEqual([
      1,
      expect.stringContaining('Tees Police is known as police') as string,
    ]);
  });
});
