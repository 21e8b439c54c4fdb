import { type Audit, type Audits, Problem } from '@plumbline/contract';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { inOneTransaction } from '../src/platform/database.js';
import { readContributors } from '../src/release/contributors.query.js';
import { answerAll, EASTVALE_LEAD, FRAMEWORK, openCycle, SIGNS, startOne, step } from './audit-world.js';
import { download, tables } from './exchange-world.js';
import { EASTVALE, NORTH, NORTHMOOR } from './fixture.js';
import { database, service, lead, withAudits } from './fresh-audit.js';
import { connected } from './postgres.js';
import type { Answer } from './service.js';

const BOTH = '10000000-0000-4000-8000-000000000901';
const BOTH_LEAD = '50000000-0000-4000-8000-000000000901';
const BOTH_APPROVER = '50000000-0000-4000-8000-000000000902';
const NAME = 'Northmoor and Eastvale';

/** Northmoor and Eastvale return jointly, in the cycles that say so. */
const WORLD = `
  insert into access.authority (id, kind) values ('${BOTH}', 'joint-return');
  insert into access.authority_name (authority_id, code, name, region_code, valid_from)
  values ('${BOTH}', 'J00000001', '${NAME}', '${NORTH}', '-infinity');
  insert into access.joint_return_cover (joint_return_id, covered_id, valid_from)
  values ('${BOTH}', '${NORTHMOOR}', '2020-01-01'), ('${BOTH}', '${EASTVALE}', '2020-01-01');
  insert into access.person (id, name) values ('${BOTH_LEAD}', 'Lead of both'), ('${BOTH_APPROVER}', 'Approver of both');
  insert into access.membership (id, person_id, role, authority_id)
  values ('${BOTH_LEAD}', '${BOTH_LEAD}', 'audit-lead', '${BOTH}'), ('${BOTH_APPROVER}', '${BOTH_APPROVER}', 'approver', '${BOTH}');`;

let both: string;
let cycle: string;

withAudits((made) => connected(made.administrator, (client) => client.query(WORLD)));
beforeAll(async () => {
  both = await service.signInBy(BOTH_LEAD);
});
beforeEach(async () => {
  cycle = await openCycle(database);
});

const use = () =>
  database.asSuperuser('insert into access.joint_return_use values ($1, $2, $3)', [BOTH, FRAMEWORK, cycle]);
const start = (as: string) =>
  service.request({ as, method: 'POST', path: '/audits', body: { frameworkId: FRAMEWORK, cycle } });
const list = async (as: string) => (await service.request({ as, path: '/audits' })).json() as Audits;
const offered = async (as: string) => (await list(as)).toStart.some((each) => each.cycle === cycle);
const refusal = (answer: Answer) => {
  const { type, detail } = Problem.parse(answer.json());
  return [answer.status, type.replace('/problems/', ''), detail];
};
const units = () =>
  database.asSuperuser<{ name: string; has_returned: boolean }>(
    'select name, has_returned from access.reporting_unit where cycle_id = $1 order by name',
    [cycle],
  );
const contributors = async () => {
  const rows = await inOneTransaction(database.addresses.svc_release_builder, (tx) =>
    readContributors(tx, FRAMEWORK, cycle),
  );
  return rows.map(({ authorityId }) => authorityId);
};

describe('a joint return', () => {
  it('is audited in place of those it covers, from the start to the results, and counts once', async () => {
    await use();
    expect([await offered(both), await offered(lead)]).toEqual([true, false]);
    const audit = (await start(both)).json() as Audit;
    expect(audit.authority).toEqual({ id: BOTH, name: NAME, covers: ['Eastvale', 'Northmoor'] });
    await answerAll(service, both, audit.id);
    expect((await step(service, { as: both, auditId: audit.id, to: 'send' })).status).toBe(200);
    const approver = await service.signInBy(BOTH_APPROVER);
    const signed = await step(service, { as: approver, auditId: audit.id, to: 'sign-off', body: SIGNS });
    expect((signed.json() as Audit).state).toBe('signed-off');
    expect(await contributors()).toEqual([BOTH]);
    expect(await units()).toEqual([
      { name: NAME, has_returned: true },
      { name: 'Southwick', has_returned: false },
    ]);
    expect(await service.request({ as: lead, path: `/audits/${audit.id}` })).toMatchObject({ status: 404 });
  });

  it('says in its files whom it answers for', async () => {
    await use();
    const { id: auditId } = (await start(both)).json() as Audit;
    const file = await download(service, { as: both, auditId });
    const about = new Map(tables(file.bytes).get('About this file') as [string, unknown][]);
    expect([about.get('Authority'), about.get('One return for')]).toEqual([NAME, 'Eastvale; Northmoor']);
    const json = (await download(service, { as: both, auditId }, 'json')).json();
    expect(json).toMatchObject({ authority: { name: NAME, covers: ['Eastvale', 'Northmoor'] } });
    expect((await download(service, { as: both, auditId }, 'csv')).body).toContain(`\n${NAME},`);
  });

  it('audits nothing in a cycle in which each authority returns for itself', async () => {
    expect([await offered(both), await offered(lead)]).toEqual([false, true]);
    expect(refusal(await start(both)).slice(0, 2)).toEqual([409, 'not-jointly']);
    const { authority } = (await start(lead)).json() as Audit;
    expect(authority.covers).toEqual([]);
  });
});

describe('an authority that a joint return answers for', () => {
  it('is told so, and starts no audit of its own', async () => {
    await use();
    for (const as of [lead, await service.signInBy(EASTVALE_LEAD)]) {
      expect(refusal(await start(as))).toEqual([
        409,
        'returns-jointly',
        'Its audit is carried out as Northmoor and Eastvale',
      ]);
      expect((await list(as)).joint).toContainEqual({
        frameworkTitle: expect.any(String) as string,
        cycle,
        jointReturn: NAME,
      });
    }
    expect((await list(both)).joint).toEqual([]);
  });

  it('sends none that it had begun before, and is in no result twice', async () => {
    const world = await startOne(database, service, lead);
    cycle = world.cycle;
    await answerAll(service, lead, world.auditId);
    await use();
    const sent = await step(service, { as: lead, auditId: world.auditId, to: 'send' });
    expect(refusal(sent).slice(0, 2)).toEqual([409, 'returns-jointly']);
    expect(await contributors()).toEqual([]);
    expect((await units()).map(({ name }) => name)).toEqual([NAME, 'Southwick']);
  });

  it('returns for itself again once the joint return has ended', async () => {
    await use();
    await database.asSuperuser(
      `update access.joint_return_cover set valid_to = '2024-12-31' where joint_return_id = $1 and covered_id = $2`,
      [BOTH, EASTVALE],
    );
    const eastvale = await service.signInBy(EASTVALE_LEAD);
    expect([await offered(eastvale), await offered(lead)]).toEqual([true, false]);
    expect((await start(eastvale)).status).toBe(200);
    const audit = (await start(both)).json() as Audit;
    expect(audit.authority.covers).toEqual(['Northmoor']);
  });
});
