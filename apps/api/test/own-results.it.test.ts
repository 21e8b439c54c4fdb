import { type OwnRatings, type RegionResults, ROLES } from '@plumbline/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { publishRelease } from '../src/release/publish-release.js';
import { cloneDatabase, runAs, type TestDatabase } from './postgres.js';
import { addEvaluator, importRealWorld, OFSTED } from './real-world.js';
import { type Answer, type Service, startService } from './service.js';

const ILACS1 = 'ILACS1';
const HARTLEPOOL = 'E06000001';
const MIDDLESBROUGH = 'E06000002';
const REDCAR = 'E06000003';
const CAMDEN = 'E09000007';
const CODES = [HARTLEPOOL, MIDDLESBROUGH, REDCAR, CAMDEN];
const REGION_OF = { [HARTLEPOOL]: 'E12000001', [CAMDEN]: 'E12000007' };

const idOf = (code: string) =>
  `(select authority_id from access.authority_name where code = '${code}' and valid_to is null)`;
const auditOf = (code: string) =>
  `(select id from audit.audit where authority_id = ${idOf(code)} and cycle_id = '${ILACS1}')`;

/** One membership for each authority and role of an authority, with an id that tells both. */
const membershipOf = (code: string, role = 'audit-lead') =>
  `50000000-0000-4000-8000-${String(ROLES.indexOf(role as (typeof ROLES)[number]))}${code.slice(1).padStart(11, '0')}`;
const people = CODES.flatMap((code) =>
  ['audit-lead', 'contributor', 'approver', 'viewer'].map(
    (role) => `
    insert into access.person (id, name) values ('${membershipOf(code, role)}', 'Somebody');
    insert into access.membership (id, person_id, role, authority_id)
    values ('${membershipOf(code, role)}', '${membershipOf(code, role)}', '${role}', ${idOf(code)});`,
  ),
).join('');

/** Copies the ratings of a signature, all at another level, to a later one. */
const signAgain = (code: string, at: string) => `
  insert into audit.signed_audit
    (authority_id, audit_id, signing, framework_id, framework_version, cycle_id, region_code, signed_at, content_hash)
  select signed.authority_id, signed.audit_id, 2, signed.framework_id, signed.framework_version, cycle_id, region_code, ${at}, 'again'
  from   audit.signed_audit signed join framework.cycle on (cycle.framework_id, cycle.id) = (signed.framework_id, signed.cycle_id)
  where  signed.audit_id = ${auditOf(code)};
  insert into audit.signed_answer
    (authority_id, audit_id, signing, item_id, rater_type, rater_id, framework_id, framework_version, level_key, not_applicable)
  select authority_id, audit_id, 2, item_id, rater_type, rater_id, answer.framework_id, framework_version, level.key, false
  from   audit.signed_answer answer
  join   framework.level on (level.framework_id, level.version, level.position) = (answer.framework_id, framework_version, 0)
  where  audit_id = ${auditOf(code)} and signing = 1;`;
const CUT_OFF = `(cycle.figures_taken_on + 1)::timestamp at time zone 'Europe/London'`;

/** Middlesbrough signed again in time, Hartlepool too late, and Redcar only too late. */
const deeds = `
  set session_replication_role = replica;
  ${signAgain(MIDDLESBROUGH, `${CUT_OFF} - interval '1 second'`)}
  ${signAgain(HARTLEPOOL, CUT_OFF)}
  update audit.signed_audit set signed_at = ${CUT_OFF} from framework.cycle
  where  cycle.id = cycle_id and cycle.framework_id = signed_audit.framework_id and audit_id = ${auditOf(REDCAR)};
  insert into audit.signed_answer
    (authority_id, audit_id, signing, item_id, rater_type, rater_id, framework_id, framework_version, level_key, not_applicable)
  select authority_id, audit_id, signing, item_id, 'agreed', authority_id, framework_id, framework_version, null, true
  from   audit.signed_answer where audit_id = ${auditOf(CAMDEN)} and item_id = 'overall';`;

let database: TestDatabase;
let service: Service;
let evaluator: string;
let release: string;

beforeAll(async () => {
  database = await cloneDatabase();
  await importRealWorld(database);
  await addEvaluator(database);
  await database.asSuperuser(people);
  await database.asSuperuser(deeds);
  release = await publishRelease(database.addresses, OFSTED, ILACS1);
  await publishRelease(database.addresses, OFSTED, 'ILACS2');
  service = await startService(database);
  evaluator = await service.signInAs('evaluator');
});
afterAll(async () => {
  await service.close();
  await database.drop();
});

const signIn = (code: string, role?: string) => service.signInBy(membershipOf(code, role));
const OWN_REGION = () => `/releases/${release}/own-region/results`;
const askOwnRegion = async (code: string, headers: Record<string, string> = {}): Promise<Answer> =>
  service.request({ as: await signIn(code), path: OWN_REGION(), headers });
const ownRatings = async (code: string, role?: string): Promise<OwnRatings> =>
  (await service.request({ as: await signIn(code, role), path: '/own-ratings' })).json() as OwnRatings;
const ownCycle = async (code: string) =>
  (await ownRatings(code)).cycles.find(({ cycle }) => cycle === ILACS1);

describe('the published half', () => {
  it.each(Object.entries(REGION_OF))(
    'of %s is what regional leads see of %s, to the byte',
    async (code, region) => {
      const path = `/releases/${release}/regions/${region}/results`;
      const published = await service.request({ as: evaluator, path });
      const own = await askOwnRegion(code);
      expect([own.status, own.body]).toEqual([200, published.body]);
      expect(own.headers['etag']).toBe(published.headers['etag']);
    },
  );

  it('holds no count of what is hidden', async () => {
    const { recommendations } = (await askOwnRegion(HARTLEPOOL)).json() as RegionResults;
    const hidden = recommendations.filter(({ region }) => region.state === 'hidden');
    expect(hidden.length).toBeGreaterThan(0);
    expect(new Set(hidden.map(({ region }) => Object.keys(region).join()))).toEqual(
      new Set(['state,contributors']),
    );
  });

  it('is never that of the caller before, though both ask at one address', async () => {
    const regions: string[] = [];
    for (const code of [HARTLEPOOL, CAMDEN, HARTLEPOOL])
      regions.push(((await askOwnRegion(code)).json() as RegionResults).region.name);
    expect(regions).toEqual(['North East', 'London', 'North East']);
  });

  it('need not travel again, but to somebody of the same region only', async () => {
    const etag = String((await askOwnRegion(HARTLEPOOL)).headers['etag']);
    const answers = await Promise.all(
      [MIDDLESBROUGH, CAMDEN].map((code) => askOwnRegion(code, { 'if-none-match': etag })),
    );
    expect(answers.map(({ status, headers }) => [status, headers['cache-control']])).toEqual([
      [304, 'private, no-cache'],
      [200, 'private, no-cache'],
    ]);
  });

  it('other regions stay closed to authorities, at their addresses too', async () => {
    const as = await signIn(HARTLEPOOL);
    for (const path of [`/releases/${release}/regions/E12000007/results`, `/releases/${release}/overview`])
      expect((await service.request({ as, path })).status).toBe(403);
  });
});

describe('the own half', () => {
  it.each([
    [HARTLEPOOL, true],
    [MIDDLESBROUGH, true],
    [REDCAR, false],
    [CAMDEN, true],
  ])('of %s is what it signed, and what the figures were made from', async (code, isInFigures) => {
    const { cycles } = await ownRatings(code);
    const recorded = await database.asSuperuser(
      `select audit_id as "auditId", cycle_id as cycle,
              (select json_agg(json_build_object('id', series_id, 'rating', coalesce(level_key, 'not-applicable'), 'agreed', rater_type = 'agreed') order by position)
               from   audit.signed_answer answer
               join   framework.recommendation item on (item.framework_id, item.version, item.id) = (answer.framework_id, framework_version, item_id)
               where  (answer.audit_id, answer.signing) = (contributor.audit_id, contributor.signing)
               and    (rater_type = 'agreed' or (answer.audit_id, answer.item_id) <> (${auditOf(CAMDEN)}, 'overall'))) as ratings
       from   release.contributor join released.release on release.id = release_id
       where  authority_id = ${idOf(code)} order by release.figures_taken_on desc`,
    );
    const inFigures = cycles.filter(({ standing, cycle }) => standing === 'in-figures' && cycle !== 'ILACS3');
    expect(inFigures.map(({ auditId, cycle, ratings }) => ({ auditId, cycle, ratings }))).toEqual(recorded);
    expect(inFigures.some(({ cycle }) => cycle === ILACS1)).toBe(isInFigures);
  });

  it('is of the authority alone, and the same for all of its people', async () => {
    const [row] = await database.asSuperuser<{ audits: string[] }>(
      `select array_agg(distinct audit_id::text order by audit_id::text) as audits from audit.signed_audit where authority_id = ${idOf(HARTLEPOOL)}`,
    );
    const lead = await ownRatings(HARTLEPOOL);
    expect(lead.cycles.map(({ auditId }) => auditId).toSorted()).toEqual(row?.audits);
    for (const role of ['contributor', 'approver', 'viewer'])
      expect(await ownRatings(HARTLEPOOL, role)).toEqual(lead);
  });

  it('says what was signed too late: the figures stay those of the version before, or of none', async () => {
    expect(await ownCycle(HARTLEPOOL)).toMatchObject({
      standing: 'in-figures',
      signedAgainOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string,
    });
    expect(await ownCycle(REDCAR)).toMatchObject({ standing: 'too-late', signedAgainOn: null });
  });

  it('is the version signed again in time', async () => {
    const again = await ownCycle(MIDDLESBROUGH);
    expect(again).toMatchObject({ standing: 'in-figures', signedAgainOn: null });
    expect(new Set(again?.ratings.map(({ rating }) => rating)).size).toBe(1);
  });

  it('gives the agreed rating before the own', async () => {
    const agreed = (await ownCycle(CAMDEN))?.ratings.filter((rating) => rating.agreed);
    expect(agreed).toEqual([{ id: 'overall', rating: 'not-applicable', agreed: true }]);
  });

  it('is not in the figures where a joint return answers for the authority', async () => {
    const joint = '10000000-0000-4000-8000-000000000901';
    await database.asSuperuser(`
      insert into access.authority (id, kind) values ('${joint}', 'joint-return');
      insert into access.joint_return_cover (joint_return_id, covered_id, valid_from) values ('${joint}', ${idOf(CAMDEN)}, '2000-01-01');
      insert into access.joint_return_use (joint_return_id, framework_id, cycle_id) values ('${joint}', '${OFSTED}', '${ILACS1}')`);
    expect(await ownCycle(CAMDEN)).toMatchObject({ standing: 'joint-return' });
  });
});

describe('results that were taken back', () => {
  it('are gone for authorities at once', async () => {
    await runAs(
      database.addresses.svc_platform,
      `insert into released.retraction (release_id, reason) values ('${release}', 'a test')`,
    );
    expect((await askOwnRegion(HARTLEPOOL)).status).toBe(410);
  });
});
