import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { beforeAll, describe, expect, it } from 'vitest';

import { isFree } from '../../src/platform/port.js';
import {
  type Environment,
  launchServer,
  mustRun,
  newFolder,
  plumbline,
  type Running,
  startCommand,
  startServer,
} from './plumbline.js';
import { REAL } from './real-files.js';
import { postgresEnds, postgresProcesses } from './running.js';

const folder = newFolder();
const data = join(folder, 'data');
const here = { PLUMBLINE_DATA: data };

/** Seconds until the process has ended. */
async function secondsToEnd({ ended }: Running): Promise<number> {
  const start = performance.now();
  await ended;
  return (performance.now() - start) / 1000;
}

beforeAll(async () => {
  await mustRun(here, 'cycle', 'open', '2026', '--framework', 'cscip-2017');
});

const cycles = async (environment: Environment = here) =>
  (await mustRun(environment, 'cycle', 'list')).stdout.split('\t').slice(0, 2).join(' ');

describe('the server', () => {
  it.each<[string, NodeJS.Signals, 'process' | 'group']>([
    ['is stopped', 'SIGTERM', 'process'],
    ['is interrupted', 'SIGINT', 'process'],
    ['is interrupted by Ctrl-C in its terminal', 'SIGINT', 'group'],
    ['loses its terminal', 'SIGHUP', 'process'],
  ])('ends with its Postgres when it %s, and frees the port', async (_how, signal, to) => {
    const server = await startServer(here);
    expect(postgresProcesses(data)).toBeGreaterThan(0);
    server.signal(signal, to);
    expect(await secondsToEnd(server)).toBeLessThan(20);
    expect(await server.ended).toMatchObject({ code: 0, stderr: '' });
    expect(postgresProcesses(data)).toBe(0);
    expect(await isFree(server.port, '127.0.0.1')).toBe(true);
  });

  it('takes the Ctrl-C that npm passes on for the one that it got itself', async () => {
    const server = await startServer(here);
    server.signal('SIGINT', 'group');
    await wait(20); // it has begun to stop
    server.signal('SIGINT');
    expect(await server.ended).toMatchObject({ code: 0, stderr: '' });
    expect(postgresProcesses(data)).toBe(0);
  });

  it.each([
    ['Postgres starts', 'Starting Postgres', 'off'],
    ['the database is made', 'Bringing the database up to date', 'off'],
    ['the demonstration is loaded', 'publishing the results of ILACS1', 'on'],
  ])('ends with its Postgres when it is interrupted while %s', async (_what, words, demonstration) => {
    const fresh = { PLUMBLINE_DATA: join(newFolder(), 'data'), PLUMBLINE_DEMO: demonstration };
    const server = await launchServer(fresh);
    await server.says(words);
    server.signal('SIGINT', 'group');
    expect(await secondsToEnd(server)).toBeLessThan(20);
    expect(await server.ended).toMatchObject({ code: 0, stderr: '' });
    expect(await postgresEnds(fresh.PLUMBLINE_DATA)).toBe(true);
    await mustRun(fresh, 'migrate'); // and the folder is as good as before
  });

  it('starts again after it was killed, with all that was on record', async () => {
    const killed = await startServer(here);
    killed.signal('SIGKILL');
    await killed.ended;
    expect(postgresProcesses(data)).toBeGreaterThan(0); // it outlived the server

    const server = await startServer(here);
    expect(await cycles()).toBe('cscip-2017 2026');
    server.signal('SIGTERM');
    expect((await server.ended).code).toBe(0);
    expect(postgresProcesses(data)).toBe(0);
  });

  it('that was killed leaves its Postgres for a command to stop', async () => {
    const killed = await startServer(here);
    killed.signal('SIGKILL');
    await killed.ended;
    expect(await cycles()).toBe('cscip-2017 2026');
    expect(postgresProcesses(data)).toBe(0);
  });
});

describe('a command', () => {
  it('that is interrupted ends with its Postgres and leaves nothing half done', async () => {
    await mustRun(here, 'authorities', 'import', REAL.authorities, '--changes', REAL.authorityCodeChanges);
    const [header = '', ...lines] = readFileSync(REAL.ofstedRatings, 'utf8').trimEnd().split('\n');
    const rounds = Array.from({ length: 40 }, (_, at) =>
      lines.map((line) => line.replace('ILACS', `R${at}-`)),
    );
    const file = join(folder, 'ratings.csv'); // large enough to be still under way
    writeFileSync(file, [header, ...rounds.flat(), ''].join('\n'));

    const command = startCommand(here, 'ratings', 'import', file, '--framework', 'ofsted-ilacs');
    await command.says('Reading ');
    command.signal('SIGINT', 'group');
    expect((await command.ended).code).toBe(130);
    expect(await postgresEnds(data)).toBe(true);
    const list = await plumbline(here, 'cycle', 'list', '--framework', 'ofsted-ilacs');
    expect(list).toEqual({ code: 0, stdout: 'There are no cycles.\n', stderr: '' });
  });
});
