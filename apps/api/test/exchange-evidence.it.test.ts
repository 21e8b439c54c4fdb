import type { Audit } from '@plumbline/contract';
import { beforeEach, describe, expect, it } from 'vitest';

import { FRAMEWORK, save, startOne } from './audit-world.js';
import { download, edited, previewed, tables, takeOver, upload } from './exchange-world.js';
import { database, service, lead, withFreshAudits } from './fresh-audit.js';

let mine: { as: string; auditId: string };

withFreshAudits();
beforeEach(async () => {
  const { auditId } = await startOne(database, service, lead);
  mine = { as: lead, auditId };
  // The plan lives on between audits: each test begins with none.
  await database.asSuperuser('truncate audit.action, audit.action_event');
});

const answerOf = async (item: string) => {
  const audit = (await service.request({ as: lead, path: `/audits/${mine.auditId}` })).json() as Audit;
  return audit.answers.find(({ recommendationId }) => recommendationId === item);
};
const workbook = async (): Promise<Buffer> => (await download(service, mine)).bytes;

describe('evidence, references and actions', () => {
  const EVIDENCE = 'Written policy or plan; Performance data';
  const write = async () => {
    const reference = {
      title: '=Figures',
      kind: 'data',
      link: null,
      recordNumber: 'PD-17',
      datedOn: '2026-03-01',
    };
    const referred = await service.request({
      as: lead,
      method: 'POST',
      path: '/references',
      body: reference,
    });
    const { id } = referred.json() as { id: string };
    await save(service, { ...mine, body: { note: 'x', evidence: ['data', 'policy'], references: [id] } });
    const action = {
      ...{ frameworkId: FRAMEWORK, frameworkVersion: 1, recommendationId: 'supervision' },
      ...{
        what: 'Train team managers',
        owner: 'Head of practice',
        dueOn: '2098-06-30',
        expected: 'More of it',
      },
    };
    const added = await service.request({ as: lead, method: 'POST', path: '/plan/actions', body: action });
    expect([referred.status, added.status]).toEqual([200, 200]);
  };

  it('are in every format, with the plan on a sheet of its own', async () => {
    await write();
    const sheets = tables(await workbook());
    const line = [...sheets.values()].flat().find(([id]) => id === 'supervision');
    const [references, actions] = [
      '=Figures (Performance data, PD-17, 2026-03-01)',
      'Train team managers (Head of practice, due 2098-06-30, not started)',
    ];
    expect(line?.slice(6)).toEqual(['x', null, EVIDENCE, references, actions]);
    expect(sheets.get('Plan')?.[1]).toEqual(
      expect.arrayContaining([
        'Train team managers',
        'Head of practice',
        '2098-06-30',
        'More of it',
        'Not started',
      ]),
    );
    const csv = await download(service, mine, 'csv');
    expect(csv.body).toContain(`${EVIDENCE},"'${references}","${actions}",1,`);
    const json = (await download(service, mine, 'json')).json() as { answers: { recommendation: string }[] };
    expect(json.answers.find(({ recommendation }) => recommendation === 'supervision')).toMatchObject({
      evidence: ['policy', 'data'],
      references: [{ title: '=Figures', kind: 'data', recordNumber: 'PD-17' }],
      actions: [{ what: 'Train team managers', status: 'not-started', completedOn: null }],
    });
  });

  it('change nothing when nothing was changed', async () => {
    await write();
    expect(previewed(await upload(service, mine, await edited(await workbook(), [])))).toMatchObject({
      rows: [],
      unchanged: 27,
    });
  });

  it('evidence comes back by its words, in any order; a blank leaves it, a word clears it', async () => {
    await write();
    const file = await edited(await workbook(), [
      { item: 'supervision', field: 'evidence', value: 'practice audit or observation, POLICY' },
      { item: 'shared-aims', field: 'evidence', value: 'Performance data' },
    ]);
    const preview = previewed(await upload(service, mine, file));
    expect(preview.rows.map(({ fields }) => fields)).toEqual([
      [{ field: 'evidence', before: null, after: 'Performance data' }],
      [
        {
          field: 'evidence',
          before: EVIDENCE,
          after: 'Written policy or plan; Practice audit or observation',
        },
      ],
    ]);
    await takeOver(service, lead, preview);
    expect(await answerOf('supervision')).toMatchObject({ note: 'x', evidence: ['policy', 'practice'] });
    const cleared = await edited(await workbook(), [
      { item: 'supervision', field: 'evidence', value: '' },
      { item: 'shared-aims', field: 'evidence', value: 'Clear' },
    ]);
    await takeOver(service, lead, previewed(await upload(service, mine, cleared)));
    expect([(await answerOf('supervision'))?.evidence, (await answerOf('shared-aims'))?.evidence]).toEqual([
      ['policy', 'practice'],
      [],
    ]);
    const wrong = await edited(await workbook(), [
      { item: 'supervision', field: 'evidence', value: 'Performance data; a hunch' },
    ]);
    const refused = await upload(service, mine, wrong);
    expect(refused.status).toBe(422);
    expect(refused.body).toContain('Use only these, with semicolons between them: Written policy or plan;');
  });
});
