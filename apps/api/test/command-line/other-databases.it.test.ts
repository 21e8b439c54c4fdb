import { chmodSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/platform/embedded-postgres.js';
import { mustRun, newFolder, plumbline, startServer } from './plumbline.js';

const folder = newFolder();
const NOBODY = 65_534;

describe("an administrator's address in DATABASE_URL", () => {
  let postgres: EmbeddedPostgres;
  let there: { PLUMBLINE_DATA: string; DATABASE_URL: string };

  beforeAll(async () => {
    postgres = await startEmbeddedPostgres(join(folder, 'theirs'), 'server');
    const client = new Client({ connectionString: postgres.administrator('postgres') });
    await client.connect();
    await client.query('create database fresh');
    await client.end();
    there = { PLUMBLINE_DATA: join(folder, 'ours'), DATABASE_URL: postgres.administrator('fresh') };
  });
  afterAll(() => postgres.stop());

  it('is enough for commands', async () => {
    expect((await mustRun(there, 'migrate')).stdout).toMatch(/^Ran LayFoundations\d+, /);
    expect((await mustRun(there, 'migrate')).stdout).toBe('The database is up to date.\n');
    expect((await mustRun(there, 'cycle', 'list')).stdout).toBe('There are no cycles.\n');
  });

  it('is enough for the server, which leaves that Postgres running', async () => {
    const server = await startServer(there);
    server.signal('SIGTERM');
    expect(await server.ended).toMatchObject({ code: 0, stderr: '' });
    expect((await mustRun(there, 'cycle', 'list')).stdout).toBe('There are no cycles.\n');
  });

  it('keeps the data folder out of it', () => {
    expect(existsSync(there.PLUMBLINE_DATA)).toBe(false);
  });

  it('is not enough in production', async () => {
    expect(await plumbline({ ...there, NODE_ENV: 'production' }, 'migrate')).toEqual({
      code: 1,
      stdout: '',
      stderr:
        'The environment is not right: an external database needs one address for each login; missing: DATABASE_AUTH_URL, DATABASE_AUTHORITY_URL, DATABASE_RELEASED_URL, DATABASE_EVALUATION_URL, DATABASE_PLATFORM_URL, DATABASE_RELEASE_BUILDER_URL, DATABASE_IMPORT_URL, DATABASE_JOBS_URL.\n',
    });
  });

  it.each([
    [
      'with a wrong password',
      (url: URL) => (url.password = 'wrong'),
      'password authentication failed for user "postgres"',
    ],
    ['with nobody at its port', (url: URL) => (url.port = '1'), 'connect ECONNREFUSED 127.0.0.1:1'],
    [
      'of a database that there is not',
      (url: URL) => (url.pathname = '/none'),
      'database "none" does not exist',
    ],
  ])('%s is refused in one sentence', async (_what, change, words) => {
    const url = new URL(there.DATABASE_URL);
    change(url);
    expect(await plumbline({ ...there, DATABASE_URL: url.href }, 'cycle', 'list')).toEqual({
      code: 1,
      stdout: '',
      stderr: `The database cannot be opened: ${words}.\n`,
    });
  });

  it('without a password is refused', async () => {
    const refused = await plumbline(
      { ...there, DATABASE_URL: 'postgres://me@127.0.0.1/fresh' },
      'cycle',
      'list',
    );
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toMatch(/^DATABASE_URL needs a password: .*\.\n$/);
  });
});

// Postgres refuses to run as root: for root it runs in a user namespace, or, where that cannot be had, as nobody. An ordinary user
// runs it as themselves, and all of this just works.
describe('without namespaces', () => {
  const user = process.getuid?.() ?? NOBODY;
  const without = (dataFolder: string) => ({ PLUMBLINE_DATA: dataFolder, PATH: '/nowhere' });
  const open = newFolder();

  it('Postgres runs as nobody for root, as oneself for others', async () => {
    chmodSync(open, 0o755);
    const data = join(open, 'data');
    expect(await plumbline(without(data), 'cycle', 'list')).toEqual({
      code: 0,
      stdout: 'There are no cycles.\n',
      stderr: '',
    });
    expect(statSync(join(data, 'postgres')).uid).toBe(user === 0 ? NOBODY : user);
    expect((statSync(data).mode & 0o777).toString(8)).toBe('700');
    expect((await plumbline(without(data), 'cycle', 'list')).code).toBe(0); // and again
  });

  it('a folder that nobody can enter is refused to root', async () => {
    const hidden = join(open, 'hidden');
    mkdirSync(hidden, { mode: 0o700 });
    const expected = {
      root: {
        code: 1,
        stdout: '',
        stderr: `Postgres cannot run as root, and here only as the user "nobody", who cannot enter ${hidden}. Name a folder outside with PLUMBLINE_DATA, or run as an ordinary user.\n`,
      },
      others: { code: 0, stdout: 'There are no cycles.\n', stderr: '' },
    };
    expect(await plumbline(without(join(hidden, 'data')), 'cycle', 'list')).toEqual(
      user === 0 ? expected.root : expected.others,
    );
  });
});
