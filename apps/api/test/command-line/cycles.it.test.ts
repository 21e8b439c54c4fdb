import { join } from 'node:path';

import { beforeAll, describe, expect, it } from 'vitest';

import { mustRun, newFolder, plumbline } from './plumbline.js';

const here = { PLUMBLINE_DATA: join(newFolder(), 'data') };
const FRAMEWORK = ['--framework', 'cscip-2017'];
const DATES = ['--opens', '2026-01-10', '--due', '2026-04-10', '--figures-taken', '2026-05-01'];

const open = (cycle: string, ...options: string[]) =>
  plumbline(here, 'cycle', 'open', cycle, ...FRAMEWORK, ...options);
const list = async (...options: string[]) => (await mustRun(here, 'cycle', 'list', ...options)).stdout;
const refusal = (words: string) => ({ code: 1, stdout: '', stderr: `${words}\n` });

beforeAll(async () => {
  await mustRun(here, 'migrate');
});

// One after the other: each goes on from what the one before left.
describe('a cycle', () => {
  it('is not there before', async () => {
    expect(await list()).toBe('There are no cycles.\n');
    expect(await plumbline(here, 'cycle', 'close', '2026', ...FRAMEWORK)).toEqual(
      refusal('There is no cycle 2026 of cscip-2017, nor any other cycle of it.'),
    );
  });

  it('is opened with its dates', async () => {
    const opened = await open('2026', ...DATES, '--results', '2026-06-01');
    expect(opened).toEqual({
      code: 0,
      stdout: '',
      stderr: 'Cycle 2026 of cscip-2017 opens on 2026-01-10.\n',
    });
    const line =
      'cscip-2017\t2026\topen\topens 2026-01-10\tdue 2026-04-10\tfigures taken 2026-05-01\tresults 2026-06-01\ttime period 2026\n';
    expect(await list()).toBe(line);
    expect(await list(...FRAMEWORK)).toBe(line);
    expect(await list('--framework', 'ofsted-ilacs')).toBe('There are no cycles.\n');
  });

  it('gets the dates that follow from the first', async () => {
    await open('2099', '--opens', '2099-01-01');
    expect(await list()).toContain(
      'cscip-2017\t2099\tannounced\topens 2099-01-01\tdue 2099-04-01\tfigures taken 2099-04-22\tresults not announced\ttime period 2099\n',
    );
  });

  it('is opened once', async () => {
    expect(await open('2026', ...DATES)).toEqual(refusal('There is a cycle 2026 of cscip-2017 already.'));
  });

  it.each([
    ['due before it opens', ['--opens', '2026-02-01', '--due', '2026-01-01']],
    ['figures taken before it is due', [...DATES.slice(0, 4), '--figures-taken', '2026-04-09']],
    ['results before the figures are taken', [...DATES, '--results', '2026-04-30']],
  ])('is refused with dates out of order: %s', async (_what, dates) => {
    expect(await open('disorder', ...dates)).toEqual(
      refusal(
        'The dates are out of order: a cycle opens, is due, has its figures taken and its results published, in this order.',
      ),
    );
  });

  it('is refused for a framework that there is not, and under a name that cannot be one', async () => {
    const words = 'There is no framework cscip. The frameworks are cscip-2017, ofsted-ilacs.';
    const unknown = ['--framework', 'cscip'];
    expect(await plumbline(here, 'cycle', 'open', '2026', ...unknown)).toEqual(refusal(words));
    expect(await plumbline(here, 'cycle', 'list', ...unknown)).toEqual(refusal(words));
    expect(await plumbline(here, 'cycle', 'close', '2026', ...unknown)).toEqual(refusal(words));
    expect(await open('the year 2026')).toEqual(
      refusal(
        '"the year 2026" cannot name a cycle: use up to 40 letters, digits, points, hyphens and underscores.',
      ),
    );
  });

  it('is not published while it is open', async () => {
    const publish = ['release', 'publish', ...FRAMEWORK, '--cycle', '2026'];
    const refused = await plumbline(here, ...publish);
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toContain('Cycle 2026 of cscip-2017 is not closed: close it, then publish.\n');
  });

  it('is closed once, and not before it opens', async () => {
    const close = (cycle: string) => plumbline(here, 'cycle', 'close', cycle, ...FRAMEWORK);
    expect(await close('2099')).toEqual(
      refusal('Cycle 2099 of cscip-2017 opens on 2099-01-01: it cannot close before.'),
    );
    expect(await close('2026')).toMatchObject({ code: 0, stderr: 'Cycle 2026 of cscip-2017 is closed.\n' });
    expect(await list()).toContain('cscip-2017\t2026\tclosed\t');
    expect(await close('2026')).toEqual(refusal('Cycle 2026 of cscip-2017 is closed already.'));
    expect(await close('2027')).toEqual(
      refusal('There is no cycle 2027 of cscip-2017. Its cycles are 2026, 2099.'),
    );
  });

  it('is not published without signed audits, nor when there is none', async () => {
    const publish = (cycle: string) => plumbline(here, 'release', 'publish', ...FRAMEWORK, '--cycle', cycle);
    const empty = await publish('2026');
    expect(empty).toMatchObject({ code: 1, stdout: '' });
    expect(empty.stderr).toContain('No audit of 2026 was signed when its figures were taken.\n');
    const none = await publish('2027');
    expect(none).toMatchObject({ code: 1, stdout: '' });
    expect(none.stderr).toContain('There is no cycle 2027 of cscip-2017. Its cycles are 2026, 2099.\n');
  });
});
