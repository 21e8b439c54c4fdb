import { writeFileSync } from 'node:fs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { readAuthorities, readChanges } from '../src/access/authorities.file.js';
import { importAuthorities } from '../src/access/import-authorities.js';
import { inOneTransaction } from '../src/platform/database.js';
import { cloneDatabase, type TestDatabase } from './postgres.js';

const AUTHORITIES = 'new_la_code,la_name,region_code,region_name,dfe_joint_return_code\n';
const CHANGES = 'old_code,old_name,new_code,new_name,effective_date,kind\n';
const NOW = `${AUTHORITIES}E06000001,Eastvale,E12000001,North East,\nE06000002,Westvale,E12000002,North West,\n`;

let database: TestDatabase;
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-authorities-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function take(authorities: string, changes = CHANGES): Promise<unknown> {
  const files = [join(folder, 'authorities.csv'), join(folder, 'changes.csv')] as const;
  writeFileSync(files[0], authorities);
  writeFileSync(files[1], changes);
  const rows = readAuthorities(files[0]);
  const changed = readChanges(files[1], new Set(rows.map(({ new_la_code }) => new_la_code)));
  return inOneTransaction(database.addresses.svc_import, (tx) => importAuthorities(tx, rows, changed));
}

const names = () =>
  database.asSuperuser(`
    select code, name, region_code as region, valid_from::text as "from", valid_to::text as "to",
           dense_rank() over (order by authority_id) as authority
    from   access.authority_name order by code`);

describe('authorities taken over again', () => {
  beforeAll(async () => {
    database = await cloneDatabase();
    await take(
      NOW,
      `${CHANGES}E06000009,Old Vale,E06000001,Eastvale,2020-04-01,recode\nE10000008,Great Vale,E06000009,Old Vale,2015-04-01,merge\n`,
    );
  });
  afterAll(() => database.drop());

  it('follow changes one after the other, a recode being the same authority and a merger another', async () => {
    const [eastvale, westvale, oldVale, greatVale] = (await names()) as { authority: string }[];
    expect([eastvale, oldVale, greatVale]).toMatchObject([
      { code: 'E06000001', from: '2020-04-01', to: null },
      { code: 'E06000009', region: 'E12000001', from: '2015-04-01', to: '2020-04-01' },
      { code: 'E10000008', region: 'E12000001', from: '-infinity', to: '2015-04-01' },
    ]);
    expect(oldVale?.authority).toBe(eastvale?.authority);
    expect(new Set([eastvale, westvale, greatVale].map((name) => name?.authority)).size).toBe(3);
  });

  it('keep their dates where the file of changes is left out', async () => {
    const before = await names();
    await take(NOW);
    expect(await names()).toEqual(before);
  });

  it('are not dropped without a word', async () => {
    await expect(take(`${AUTHORITIES}E06000001,Eastvale,E12000001,North East,\n`)).rejects.toThrow(
      'E06000002: on record and current, but not in this file',
    );
  });

  it('may end where a change says so', async () => {
    await take(
      `${AUTHORITIES}E06000001,Eastvale,E12000001,North East,\n`,
      `${CHANGES}E06000002,Westvale,E06000001,Eastvale,2025-04-01,merge\n`,
    );
    expect(await names()).toContainEqual(
      expect.objectContaining({ code: 'E06000002', to: '2025-04-01', region: 'E12000001' }),
    );
  });

  it('cannot be ended by changes that lead nowhere', async () => {
    await expect(
      take(
        NOW,
        `${CHANGES}E06000007,A,E06000008,B,2020-04-01,recode\nE06000008,B,E06000007,A,2021-04-01,recode\n`,
      ),
    ).rejects.toThrow('is not the code of a current authority, nor of one that other lines lead to one');
  });
});
