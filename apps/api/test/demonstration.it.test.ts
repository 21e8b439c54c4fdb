import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Audits, AskedItems, Evaluation, RegionResults, Releases, Role } from '@plumbline/contract';
import { DEMONSTRATION, DEMONSTRATION_DAY, fictionalAgencies, REGIONS } from '@plumbline/demo-data';
import { protectCell, STANDARD_RULE } from '@plumbline/disclosure';
import { builtInFrameworks } from '@plumbline/framework/file';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';

import { readAuthorities } from '../src/access/authorities.file.js';
import { importRatings } from '../src/audit/import-ratings.js';
import { loadDemonstration } from '../src/demonstration/load-demonstration.js';
import { inOneTransaction } from '../src/platform/database.js';

import { attackDemonstration } from './demonstration-attack.js';
import { AUDITS, AUTHORITIES, contributing, fingerprint, load } from './demonstration-world.js';
import { cloneDatabase, type TestDatabase } from './postgres.js';
import { figuresIn } from './regional-story.js';
import { type Service, startService } from './service.js';

const HOME = 'X08000003';
const home = AUTHORITIES.find(({ code }) => code === HOME);

const version = builtInFrameworks().find(({ id }) => id === 'cscip-2017');
const items = version?.themes.flatMap(({ recommendations }) => recommendations.map(({ id }) => id)) ?? [];

let database: TestDatabase;
let service: Service;
let said: string[];
let interruption: unknown;
let whenInterrupted: unknown;

beforeAll(async () => {
  database = await cloneDatabase();
  // Interrupted between two chunks, and completed by the next start: what follows holds for that.
  interruption = await loadDemonstration(database.addresses, (words) => {
    if (words.includes('audits of 120')) throw new Error('interrupted');
  }).catch((error: unknown) => error);
  whenInterrupted = await database.asSuperuser(
    `select exists (select from released.release) as published, count(*)::int as audits
     from audit.audit where framework_id = 'cscip-2017'`,
  );
  said = await load(database);
  service = await startService(database);
}, 120_000);
afterAll(async () => {
  await service.close();
  await database.drop();
});

async function count(from: string): Promise<number> {
  const [row] = await database.asSuperuser<{ n: number }>(`select count(*)::int as n from ${from}`);
  return row?.n ?? -1;
}

async function tally(query: string): Promise<Record<string, number>> {
  const rows = await database.asSuperuser<{ key: string; n: number }>(query);
  return Object.fromEntries(rows.map(({ key, n }) => [key, n]));
}

const tallied = <T>(things: readonly T[], keyOf: (thing: T) => string): Record<string, number> =>
  Object.fromEntries([...Map.groupBy(things, keyOf)].map(([key, some]) => [key, some.length]));

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

async function signIn(role: Role, name?: string): Promise<string> {
  const answer = await service.request({
    method: 'POST',
    path: '/session',
    body: { demonstrationRole: role, ...(name && { demonstrationName: name }) },
  });
  return /=([^;]+);/.exec(String(answer.headers['set-cookie']))?.[1] ?? '';
}

async function read<T>(as: string, path: string): Promise<T> {
  const answer = await service.request({ as, path });
  expect(answer.status).toBe(200);
  return answer.json() as T;
}

describe('the loaded demonstration', () => {
  it('was interrupted with whole authorities written and nothing published', () => {
    expect(interruption).toMatchObject({ message: 'interrupted' });
    const written = new Set(AUTHORITIES.slice(0, 80).map(({ id }) => id));
    const audits = AUDITS.filter(({ authorityId }) => written.has(authorityId)).length;
    expect(whenInterrupted).toEqual([{ published: false, audits }]);
  });

  it('said how far it had come', () => {
    expect(said).toEqual([
      "Loading the demonstration: England's authorities and Ofsted's judgements of them …",
      ...[40, 80, 120, 154].map(
        (n) => `Loading the demonstration: audits of ${n} of 154 made-up authorities …`,
      ),
      'Loading the demonstration: publishing the results of ILACS1, ILACS2, 2024, 2025 …',
    ]);
  });

  it('has the made-up authorities in their regions, apart from the real ones', async () => {
    expect(
      await tally(`select region_code as key, count(*)::int as n
                   from access.authority_name join access.authority on id = authority_id where fictional group by 1`),
    ).toEqual(tallied(AUTHORITIES, ({ regionCode }) => regionCode));
    expect(
      await count(`access.authority_name join access.authority on id = authority_id
                   where fictional <> (code like 'X%')`),
    ).toBe(0);
    expect(
      await count('access.joint_return_cover join access.authority on id = joint_return_id where fictional'),
    ).toBe(2);
    expect(
      await tally('select cycle_id as key, count(*)::int as n from access.joint_return_use group by 1'),
    ).toEqual({
      2025: 1,
      2026: 1,
    });
    expect(await count('access.agency')).toBe(fictionalAgencies(DEMONSTRATION).length);
    expect(await count('access.agency_seat')).toBe(3 * fictionalAgencies(DEMONSTRATION).length);
  });

  it('has comments of its people on the open audit, settled and open', async () => {
    expect(await tally('select item_id as key, count(*)::int as n from audit.comment group by 1')).toEqual({
      supervision: 2,
      'shared-aims': 1,
    });
    expect(await count('audit.comment_event')).toBe(1);
  });

  it('has every audit in its state, with what agencies were asked', async () => {
    expect(
      await tally(`select cycle_id || ' ' || state as key, count(*)::int as n from audit.audit
                   where framework_id = 'cscip-2017' group by 1`),
    ).toEqual(tallied(AUDITS, ({ cycleId, state }) => `${cycleId} ${state}`));
    expect(await count('audit.asked')).toBe(sum(AUDITS.map(({ asked }) => asked.length)));
    expect(await count('audit.asked where rated')).toBe(
      sum(AUDITS.map(({ asked }) => asked.filter(({ rated }) => rated).length)),
    );
    expect(await count("audit.audit_event where to_state = 'signed-off'")).toBe(
      AUDITS.filter(({ signedAt }) => signedAt !== null).length,
    );
    expect(await count(`audit.audit_event where at >= '${DEMONSTRATION_DAY}'::date + 1`)).toBe(0);
  });

  it('has answers that are exactly what their events say', async () => {
    expect(await count('audit.answer')).toBe(sum(AUDITS.map(({ answers }) => answers.length)));
    const columns = `authority_id, audit_id, item_id, rater_type, rater_id, version, level_key, not_applicable, reason, note, improvement, origin,
      needs_review, changed_by, changed_at`;
    expect(
      await count(`((select ${columns} from audit.answer except all select ${columns} from audit.answer_event)
                    union all (select ${columns} from audit.answer_event except all select ${columns} from audit.answer)) d`),
    ).toBe(0);
  });

  it('has a signed copy and a return for each audit that was signed off, with the hash that signing computes', async () => {
    const signed = AUDITS.filter(({ signedAt }) => signedAt !== null);
    expect(await count("audit.signed_answer where framework_id = 'cscip-2017'")).toBe(
      sum(signed.map(({ answers }) => answers.length)),
    );
    expect(
      await tally(`select cycle_id || region_code as key, count(*)::int as n from audit.participation
                   where framework_id = 'cscip-2017' group by 1`),
    ).toEqual(tallied(signed, ({ cycleId, regionCode }) => cycleId + regionCode));

    const rows = await database.asSuperuser<{ hash: string; ratings: unknown }>(`
      select signed_audit.content_hash as hash,
             (select jsonb_agg(jsonb_build_array(item_id, rater_type, rater_id, level_key)
                       order by item_id collate "C", rater_type collate "C", rater_id)
              from audit.signed_answer answer where answer.audit_id = signed_audit.audit_id) as ratings
      from   audit.signed_audit where framework_id = 'cscip-2017'`);
    expect(rows).toHaveLength(signed.length);
    for (const { hash, ratings } of rows) {
      const content = (ratings as [string, string, string, string | null][]).map(
        ([item, raterType, raterId, rating]) => ({ item, raterType, raterId, rating }),
      );
      expect(hash).toBe(createHash('sha256').update(JSON.stringify(content)).digest('hex'));
    }
  });

  it('is left as it is by the next start, which says nothing', async () => {
    const before = await fingerprint(database);
    expect(await load(database)).toEqual([]);
    expect(await fingerprint(database)).toEqual(before);
  });
});

describe('the published results of the made-up England', () => {
  /** Counted straight from the fiction, under the rule of the disclosure package. */
  function expected(cycleId: string, regionCode: string) {
    const audits = contributing(cycleId, regionCode);
    return items.map((item) => {
      const ratings = audits.map(({ answers }) => {
        const ofItem = answers.filter(({ recommendationId }) => recommendationId === item);
        const stands =
          ofItem.find(({ raterType }) => raterType === 'agreed') ??
          ofItem.find(({ raterType }) => raterType === 'own');
        if (!stands) throw new Error('A signed audit answers every item');
        return stands.levelKey;
      });
      const counts =
        version?.levels.map(({ key }) => ratings.filter((rating) => rating === key).length) ?? [];
      const notApplicable = ratings.filter((rating) => rating === null).length;
      const everyoneConsented = audits.every(({ consents }) => consents?.nearAgreement);
      return protectCell(
        { counts, notApplicable },
        { contributors: audits.length, everyoneConsented },
        STANDARD_RULE,
      );
    });
  }

  it.each(['2024', '2025'])('of %s are what the audits say, region by region', async (cycle) => {
    const as = await signIn('evaluator');
    const { releases } = await read<Releases>(as, '/releases');
    const release = releases.find((one) => one.cycle === cycle);
    expect(release).toMatchObject({ fictional: true, framework: { id: 'cscip-2017' } });
    const answering = AUTHORITIES.filter(({ answersIn }) => answersIn.includes(cycle));
    for (const { code } of REGIONS) {
      const results = await read<RegionResults>(as, `/releases/${release?.id}/regions/${code}/results`);
      expect(results.region).toMatchObject({
        authorities: answering.filter(({ regionCode }) => regionCode === code).length,
        contributors: contributing(cycle, code).length,
      });
      expect(results.recommendations.map(({ region }) => region)).toEqual(expected(cycle, code));
    }
  });

  it('count no real authority, and those of Ofsted no made-up one', async () => {
    const { releases } = await read<Releases>(await signIn('regional-lead'), '/releases');
    expect(releases.map(({ cycle, fictional }) => [cycle, fictional])).toEqual([
      ['2025', true],
      ['ILACS2', false],
      ['2024', true],
      ['ILACS1', false],
    ]);
    const london = releases.map(({ regions }) => regions.find(({ name }) => name === 'London')?.authorities);
    expect(london).toEqual([32, 33, 33, 33]);
  });
});

describe('what the regional lead of the demonstration is told', () => {
  /** The short version of what disclosure.prove.ts tries. */
  it('gives away nobody’s rating and no organisation’s, by one cycle or by two together', async () => {
    const found = await attackDemonstration(service, await signIn('regional-lead'), 1);
    const { own, partners, ownTogether, partnersTogether } = found;
    expect([own, partners, ownTogether, partnersTogether].flatMap(({ determined }) => determined)).toEqual(
      [],
    );
    expect(partners).toMatchObject({ unread: [], ...(await figuresIn({ database }, 'partner')) });
    expect(partnersTogether.moved).toBeGreaterThan(0);
  });
});

describe('the people of the demonstration', () => {
  it('are one for each role, and a second administrator', async () => {
    const { demonstration } = (await service.request({ path: '/sign-in' })).json() as {
      demonstration: { role: string; name: string; actsFor: string | null }[];
    };
    const agency = fictionalAgencies(DEMONSTRATION).find(
      ({ kind, serves }) => kind === 'health' && home && serves.includes(home.id),
    );
    expect(demonstration.map(({ role, name, actsFor }) => [role, name, actsFor])).toEqual([
      ['audit-lead', 'Nadia Okafor', home?.name],
      ['contributor', 'Tom Hollis', home?.name],
      ['partner', 'Grace Lindqvist', agency?.name],
      ['approver', 'Helen Marchetti', home?.name],
      ['viewer', 'Rashid Karim', home?.name],
      ['regional-lead', 'Robin Adeyemi', 'North East'],
      ['evaluator', 'Sam Whitfield', null],
      ['administrator', 'Morgan Ellis', null],
      ['administrator', 'Jo Trevanion', null],
    ]);
  });

  it.each([
    ['Morgan Ellis', undefined],
    ['Jo Trevanion', 'Jo Trevanion'],
  ])('sign in by name: %s', async (expected, asked) => {
    const as = await signIn('administrator', asked);
    expect((await read<{ session: { name: string } }>(as, '/session')).session.name).toBe(expected);
  });

  it('are not found under a name that nobody of the role has', async () => {
    const body = { demonstrationRole: 'administrator', demonstrationName: 'Nadia Okafor' };
    expect((await service.request({ method: 'POST', path: '/session', body })).status).toBe(422);
  });

  it('have an audit half done, and two signed off', async () => {
    const { audits, toStart } = await read<Audits>(await signIn('audit-lead'), '/audits');
    expect(audits.map(({ cycle, state }) => [cycle, state])).toEqual([
      ['2026', 'draft'],
      ['2025', 'signed-off'],
      ['2024', 'signed-off'],
    ]);
    expect(toStart).toEqual([]);
  });

  it('are asked what they have not rated yet', async () => {
    const { items } = await read<AskedItems>(await signIn('partner'), '/asked');
    const ofHome = items.filter(({ authority }) => authority === home?.name);
    expect(ofHome.length).toBeGreaterThan(ofHome.filter(({ answer }) => answer?.rating).length);
    expect(new Set(items.map(({ authority }) => authority)).size).toBeGreaterThan(1);
  });

  it('have an approved project in which change can be followed at once', async () => {
    const as = await signIn('evaluator');
    const { projects } = await read<Evaluation>(as, '/evaluation');
    expect(
      projects.map(({ frameworks }) => frameworks.map(({ id, cycles }) => [id, cycles.map((c) => c.id)])),
    ).toEqual([[['cscip-2017', ['2024', '2025']]]]);
    const change = await read<{ recommendations: { figures: { state: string } }[] }>(
      as,
      `/evaluation/projects/${projects[0]?.id}/frameworks/cscip-2017/change?from=2024&to=2025`,
    );
    const shown = change.recommendations.filter(({ figures }) => figures.state === 'shown');
    expect(shown.length).toBeGreaterThanOrEqual(20);
  });
});

describe('made-up authorities and real ones', () => {
  const file = (content: string): string => {
    const folder = mkdtempSync(join(tmpdir(), 'plumbline-test-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, 'file.csv'), content);
    return join(folder, 'file.csv');
  };

  it('never meet: not by a file, not by starting an audit, not by any other way in', async () => {
    expect(() =>
      readAuthorities(
        file('new_la_code,la_name,region_code,region_name\nX06000001,Nowhere,E12000001,North East\n'),
      ),
    ).toThrow('must be the code of an authority');

    const ratings = (cycle: string, code: string) =>
      file(
        `cycle,framework,framework_version,la_code,la_name,item,rating,rated_on\n${cycle},cscip-2017,1,${code},A,shared-aims,established,2025-01-01\n`,
      );
    const complete = (cycle: string, code: string) =>
      file(
        [
          'cycle,framework,framework_version,la_code,la_name,item,rating,rated_on',
          ...items.map((item) => `${cycle},cscip-2017,1,${code},A,${item},established,2025-01-01`),
          '',
        ].join('\n'),
      );
    const importing = (path: string) =>
      inOneTransaction(database.addresses.svc_import, (tx) => importRatings(tx, path, 'cscip-2017'));
    await expect(importing(ratings('new', 'X06000001'))).rejects.toThrow('X06000001');

    const [named] = await database.asSuperuser<{ code: string }>(
      "select code from access.authority_name where code like 'E%' limit 1",
    );
    await expect(importing(complete('2025', named?.code ?? ''))).rejects.toThrow(
      '2025: of made-up authorities',
    );

    const [real] = await database.asSuperuser<{ id: string }>(
      'select id from access.authority where not fictional limit 1',
    );
    for (const login of ['svc_import', 'svc_authority'] as const)
      await expect(
        inOneTransaction(database.addresses[login], async (tx) => {
          await tx.sql`select set_config('app.authority_id', ${real?.id ?? ''}, true)`;
          await tx.sql`
            insert into audit.audit (authority_id, id, framework_id, framework_version, cycle_id)
            values (${real?.id}, ${randomUUID()}, 'cscip-2017', 1, '2026')`;
        }),
      ).rejects.toThrow('row-level security policy "of_one_kind"');

    const start = async (frameworkId: string, cycle: string) => {
      const request = { as: await signIn('audit-lead'), method: 'POST', path: '/audits' } as const;
      return (await service.request({ ...request, body: { frameworkId, cycle } })).status;
    };
    expect(await start('ofsted-ilacs', 'ILACS3')).toBe(404);
    const announced = await service.request({
      as: await signIn('administrator'),
      method: 'POST',
      path: '/frameworks/cscip-2017/cycles',
      body: {
        ...{ cycle: 'next', opensOn: '2026-10-01' },
        ...{ dueOn: '2098-01-01', figuresTakenOn: '2098-02-01', resultsOn: '2098-05-01' },
      },
    });
    expect(announced.json()).toMatchObject({ cycle: 'next', fictional: true });
    expect(await start('cscip-2017', 'next')).toBe(200);
  });
});
