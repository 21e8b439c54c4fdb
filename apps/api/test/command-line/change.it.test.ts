import { join } from 'node:path';

import { beforeAll, describe, expect, it } from 'vitest';

import { described } from '../dictionary.js';
import { binomialP, countMoves } from './count-change.js';
import { mustRun, newFolder, plumbline } from './plumbline.js';
import { type Line, readTable, REAL } from './real-files.js';

const folder = newFolder();
const here = { PLUMBLINE_DATA: join(folder, 'data') };
const FRAMEWORK = ['--framework', 'ofsted-ilacs'];
const CYCLES = ['--from', 'ILACS1', '--to', 'ILACS2'];
const OUT = ['--out', join(folder, 'out')];
const exportChange = (...options: string[]) => plumbline(here, 'change', 'export', ...options);

let change: Line[];
let transitions: Line[];
const lineOf = (item: string) => change.find(({ recommendation }) => recommendation === item);

beforeAll(async () => {
  await mustRun(here, 'migrate');
  await mustRun(here, 'authorities', 'import', REAL.authorities, '--changes', REAL.authorityCodeChanges);
  await mustRun(here, 'ratings', 'import', REAL.ofstedRatings, ...FRAMEWORK);
  await mustRun(here, 'change', 'export', ...FRAMEWORK, ...CYCLES, ...OUT);
  change = readTable(join(folder, 'out', 'change.csv'));
  transitions = readTable(join(folder, 'out', 'transitions.csv'));
});

describe('change of the real judgements', () => {
  it('has one line for every judgement that either cycle made', () => {
    expect(change.map((line) => line['recommendation'])).toEqual([
      ...['overall', 'leadership', 'help_and_protection', 'children_in_care', 'care_leavers'],
      'children_in_care_and_care_leavers',
    ]);
    expect(Object.keys(change[0] ?? {}).join()).toBe(
      'recommendation,matched,joined,left,not_applicable,lower,same,higher,net_dominance,sign_p',
    );
  });

  it('is described in the data dictionary, column by column', () => {
    expect(described('change.csv')).toEqual(Object.keys(change[0] ?? {}));
    expect(described('transitions.csv')).toEqual(Object.keys(transitions[0] ?? {}));
  });

  it.each(['overall', 'leadership', 'help_and_protection', 'children_in_care_and_care_leavers'])(
    'of %s is what an independent count of the file gives',
    (item) => {
      const { matched, joined, left, lower, same, higher } = countMoves(item, 'ILACS1', 'ILACS2');
      expect(lineOf(item)).toMatchObject({
        matched: String(matched),
        joined: String(joined),
        left: String(left),
        not_applicable: '0',
        lower: String(lower),
        same: String(same),
        higher: String(higher),
      });
      expect(Number(lineOf(item)?.['net_dominance'])).toBeCloseTo((higher - lower) / matched, 12);
      expect(Number(lineOf(item)?.['sign_p'])).toBeCloseTo(binomialP(lower, higher), 12);
    },
  );

  it('has 114 authorities in both cycles, and 14 pairs of the judgement that was split', () => {
    expect(lineOf('overall')?.['matched']).toBe('114');
    expect(lineOf('children_in_care_and_care_leavers')?.['matched']).toBe('14');
  });

  it.each(['overall', 'leadership', 'help_and_protection', 'children_in_care_and_care_leavers'])(
    'from level to level of %s is what an independent count gives',
    (item) => {
      const lines = transitions.filter(({ recommendation }) => recommendation === item);
      const held = lines.map((line) => [
        `${line['from_level']} ${line['to_level']}`,
        Number(line['authorities']),
      ]);
      expect(Object.fromEntries(held)).toEqual(countMoves(item, 'ILACS1', 'ILACS2').transitions);
    },
  );

  it('cannot be told of what only one of the cycles judged', () => {
    expect(lineOf('care_leavers')).toMatchObject({ matched: '0', net_dominance: 'x', sign_p: 'x' });
    expect(transitions.filter(({ recommendation }) => recommendation === 'care_leavers')).toEqual([]);
  });
});

describe('change is refused in words', () => {
  it.each([
    [
      'the same cycle twice',
      [...FRAMEWORK, '--from', 'ILACS1', '--to', 'ILACS1', ...OUT],
      'Name two different cycles with --from and --to.\n',
    ],
    [
      'the later cycle first',
      [...FRAMEWORK, '--from', 'ILACS2', '--to', 'ILACS1', ...OUT],
      'Name a later cycle with --to than with --from.\n',
    ],
    [
      'a cycle that is not there',
      [...FRAMEWORK, '--from', 'ILACS1', '--to', 'ILACS9', ...OUT],
      'There is no cycle ILACS9 of ofsted-ilacs. Its cycles are ILACS1, ILACS3, ILACS2.\n',
    ],
    [
      'a framework that is not there',
      ['--framework', 'none', ...CYCLES, ...OUT],
      'There is no framework none. The frameworks are cscip-2017, ofsted-ilacs.\n',
    ],
    [
      'a project that is not there',
      [...FRAMEWORK, ...CYCLES, '--project', 'mine', ...OUT],
      'There is no project "mine" that anybody may work in today.\n',
    ],
  ])('%s', async (_, options, words) => {
    expect(await exportChange(...options)).toMatchObject({ code: 1, stdout: '', stderr: words });
  });
});
