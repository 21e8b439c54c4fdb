import { existsSync, mkdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { launchServer, mustRun, newFolder, plumbline, type Server, startServer } from './plumbline.js';
import { postgresProcesses } from './running.js';

const folder = newFolder();
const data = join(folder, 'data');
const here = { PLUMBLINE_DATA: data };
const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);

describe('commands without a server', () => {
  it('make the data folder on first use, also two at once: one waits for the other', async () => {
    const [one, other] = await Promise.all([plumbline(here, 'migrate'), plumbline(here, 'migrate')]);
    expect([one.code, other.code]).toEqual([0, 0]);
    expect([one.stdout, other.stdout].toSorted()).toEqual([
      expect.stringMatching(/^Ran LayFoundations\d+, /),
      'The database is up to date.\n',
    ]);
    expect(one.stderr + other.stderr).toBe(
      'Waiting for another command on the same data folder to finish …\n',
    );
  });

  it('keep the folder and its secret to their user', () => {
    expect(modeOf(data)).toBe('700');
    expect(modeOf(join(data, 'postgres'))).toBe('700');
    expect(modeOf(join(data, 'secret'))).toBe('600');
    expect(readFileSync(join(data, 'secret'), 'utf8')).toMatch(/^[\w-]{32}$/);
  });

  it('leave nothing running, nor any mark of being in use', () => {
    expect(postgresProcesses(data)).toBe(0);
    expect(existsSync(join(data, 'in-use.json'))).toBe(false);
    expect(existsSync(join(data, 'postgres', 'postmaster.pid'))).toBe(false);
  });

  it('work though the number of a process that ended is now that of another', async () => {
    writeFileSync(
      join(data, 'in-use.json'),
      JSON.stringify({ pid: process.pid, began: 'earlier', as: 'server' }),
    );
    expect((await mustRun(here, 'cycle', 'list')).stdout).toBe('There are no cycles.\n');
    expect(existsSync(join(data, 'in-use.json'))).toBe(false);
  });

  it('work though the machine lost its power before the mark of being in use was on the disk', async () => {
    const mark = join(data, 'in-use.json');
    writeFileSync(mark, '');
    utimesSync(mark, 0, 0);
    expect((await mustRun(here, 'cycle', 'list')).stdout).toBe('There are no cycles.\n');
  });
});

describe('commands while the server runs', () => {
  let server: Server;

  beforeAll(async () => {
    server = await startServer(here);
  });
  afterAll(async () => {
    server.signal('SIGTERM');
    await server.ended;
  });

  it("use the server's Postgres and leave it running", async () => {
    const before = readFileSync(join(data, 'postgres', 'postmaster.pid'), 'utf8');
    await mustRun(here, 'cycle', 'open', '2026', '--framework', 'cscip-2017');
    expect((await mustRun(here, 'cycle', 'list')).stdout).toContain('cscip-2017\t2026\topen\t');
    expect(readFileSync(join(data, 'postgres', 'postmaster.pid'), 'utf8')).toBe(before);
    const answer = await fetch(`http://127.0.0.1:${server.port}/api/health/ready`);
    expect(answer.status).toBe(200);
  });

  it('work several at a time', async () => {
    const lists = await Promise.all([1, 2, 3].map(() => plumbline(here, 'cycle', 'list')));
    expect(lists.map(({ code }) => code)).toEqual([0, 0, 0]);
  });

  it('write nothing into its folder, so that none is in the way of another', async () => {
    const { mtimeNs } = statSync(data, { bigint: true });
    await mustRun(here, 'cycle', 'list');
    expect(statSync(data, { bigint: true }).mtimeNs).toBe(mtimeNs);
  });

  it('a second server on the folder is refused', async () => {
    const second = await launchServer(here);
    expect(await second.ended).toEqual({
      code: 1,
      stdout: `Starting Postgres in ${data} …\n`,
      stderr: `The data folder ${data} is in use by another Plumbline, process ${server.pid}. Stop it, or name another folder with PLUMBLINE_DATA.\n`,
    });
  });

  it('a second server on the port is refused', async () => {
    const elsewhere = { PLUMBLINE_DATA: join(folder, 'elsewhere'), PORT: String(server.port) };
    const second = await launchServer(elsewhere);
    expect(await second.ended).toEqual({
      code: 1,
      stdout: '',
      stderr: `Port ${server.port} is in use. Stop what uses it, or choose another: PORT=3001 npm start\n`,
    });
    expect(existsSync(elsewhere.PLUMBLINE_DATA)).toBe(false);
  });
});

describe('a command while the server is just starting', () => {
  it('waits for its Postgres', async () => {
    const fresh = { PLUMBLINE_DATA: join(folder, 'fresh') };
    const server = await launchServer(fresh);
    await server.says('Starting Postgres');
    const [list] = await Promise.all([plumbline(fresh, 'cycle', 'list'), server.says('Plumbline is ready')]);
    server.signal('SIGTERM');
    expect(list.code).toBe(0);
    expect((await server.ended).code).toBe(0);
  });
});

describe('a data folder that cannot be used', () => {
  const file = join(folder, 'a-file');
  const foreign = join(folder, 'foreign');

  beforeAll(() => {
    writeFileSync(file, '');
    mkdirSync(join(foreign, 'postgres'), { recursive: true });
    writeFileSync(join(foreign, 'postgres', 'PG_VERSION'), '17\n');
  });

  it.each([
    [
      'a file',
      file,
      `Plumbline cannot read and write its data folder ${file}: a file stands in its place. Mend that, or name another folder with PLUMBLINE_DATA.\n`,
    ],
    [
      'below a file',
      join(file, 'data'),
      `Plumbline cannot read and write its data folder ${join(file, 'data')}: a file stands in its place. Mend that, or name another folder with PLUMBLINE_DATA.\n`,
    ],
    [
      'of another version of Postgres',
      foreign,
      `The data folder ${foreign} was made by Postgres 17, and Plumbline runs Postgres 18. Name another folder with PLUMBLINE_DATA.\n`,
    ],
  ])('%s: is refused in plain words', async (_what, path, words) => {
    const environment = { PLUMBLINE_DATA: path };
    expect(await plumbline(environment, 'migrate')).toEqual({ code: 1, stdout: '', stderr: words });
    const server = await launchServer(environment);
    expect(await server.ended).toMatchObject({ code: 1, stderr: words });
  });
});

describe('an environment that is not right', () => {
  it.each([
    ['PORT', 'eighty', 'PORT must be a port, 0 to 65535'],
    ['PORT', '70000', 'PORT must be a port, 0 to 65535'],
    ['PLUMBLINE_DEMO', 'maybe', 'PLUMBLINE_DEMO must be on or off'],
    ['DATABASE_URL', 'my-password', 'DATABASE_URL must be a postgres:// address'],
  ])('%s=%s is refused by its name, and its value not printed', async (name, value, words) => {
    const server = await launchServer({ PLUMBLINE_DATA: join(folder, 'unused'), [name]: value });
    const ended = await server.ended;
    expect(ended).toEqual({ code: 1, stdout: '', stderr: `The environment is not right: ${words}.\n` });
  });
});
