import { join } from 'node:path';

import { beforeAll, expect, it } from 'vitest';

import { mustRun, newFolder, plumbline } from './plumbline.js';
import { REAL } from './real-files.js';

const here = { PLUMBLINE_DATA: join(newFolder(), 'data') };
const today = (): string => new Date().toISOString().slice(0, 10);
const issue = (region: string, lastDay = today()) =>
  plumbline(
    here,
    ...['keys', 'issue', '--name', 'Beacon', '--purpose', 'Shows figures'],
    ...['--region', region, '--last-day', lastDay],
  );

beforeAll(async () => {
  await mustRun(here, 'migrate');
  await mustRun(here, 'authorities', 'import', REAL.authorities);
});

it('is issued, listed without its secret, and ended', async () => {
  expect((await mustRun(here, 'keys', 'list')).stdout).toBe('No key has been issued.\n');
  const issued = await issue('E12000001');
  expect(issued.code).toBe(0);
  expect(issued.stdout).toMatch(/^plumb_[\w-]{43}\n$/);
  const id = /^Key (\S+) of E12000001/.exec(issued.stderr)?.[1] ?? '';
  const line = (state: string) => `${id}\t${state}\tE12000001\t${today()}\tnot used\tBeacon\tShows figures\n`;
  expect((await mustRun(here, 'keys', 'list')).stdout).toBe(line('in-use'));
  await mustRun(here, 'keys', 'end', id);
  expect((await mustRun(here, 'keys', 'list')).stdout).toBe(line('ended'));
});

it.each([
  ['a region that is not there', ['E12000999', today()], 'Choose a region\n'],
  ['a day that is over', ['E12000001', '2020-01-01'], 'Enter today or a later day, at most a year ahead\n'],
  ['England', ['E92000001', today()], 'Use the code of an English region, for example E12000001\n'],
] as const)('is not issued for %s', async (_, [region, day], words) => {
  expect(await issue(region, day)).toEqual({ code: 1, stdout: '', stderr: words });
});

it('is not ended when it is not there', async () => {
  const id = '99999999-9999-4999-8999-999999999999';
  expect(await plumbline(here, 'keys', 'end', id)).toEqual({ code: 1, stdout: '', stderr: 'Not found\n' });
  expect((await plumbline(here, 'keys', 'end', 'mine')).stderr).toBe('mine is not the id of a key.\n');
});
