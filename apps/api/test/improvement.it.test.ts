import { AnswerHistory, type AskedItems, type Audit, type Partners } from '@plumbline/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import {
  answerAll,
  ask,
  OTHER_LEAD,
  populateForAudits,
  save,
  saved,
  SIGNS,
  startOne,
  step,
  type World,
} from './audit-world.js';
import { answersApart } from './editors.js';
import { download, edited, previewed, resaved, tables, takeOver, upload } from './exchange-world.js';
import { cloneDatabase, type TestDatabase } from './postgres.js';
import { type Service, startService } from './service.js';

let database: TestDatabase;
let service: Service;
let lead: string;
let world: World;
let mine: { as: string; auditId: string };

const HEADER = 'Areas for improvement';
const FIRST = { rating: 'emerging', note: 'Two teams', improvement: "=Time to practise\n'and @ people" };

beforeAll(async () => {
  database = await cloneDatabase();
  await populateForAudits(database);
  service = await startService(database);
  lead = await service.signInAs('audit-lead');
});
beforeEach(async () => {
  world = await startOne(database, service, lead);
  mine = { as: lead, auditId: world.auditId };
});
afterAll(async () => {
  await service.close();
  await database.drop();
});

const read = async (as = lead): Promise<Audit> =>
  (await service.request({ as, path: `/audits/${world.auditId}` })).json() as Audit;
const answerOf = async (item = 'supervision') =>
  (await read()).answers.find(({ recommendationId }) => recommendationId === item);
const workbook = async (): Promise<Buffer> => (await download(service, mine)).bytes;
const columnOf = (lines: unknown[][]) => lines[0]?.indexOf(HEADER) ?? -1;

describe('areas for improvement', () => {
  it('are kept whatever becomes of the rating, with every version, until somebody clears them', async () => {
    expect(saved(await save(service, { ...mine, body: FIRST }))).toMatchObject({ ...FIRST, version: 1 });
    const higher = saved(await save(service, { ...mine, version: 1, body: { rating: 'embedded' } }));
    expect(higher).toMatchObject({ version: 2, improvement: FIRST.improvement });
    const same = await save(service, { ...mine, version: 2, body: { improvement: FIRST.improvement } });
    expect(saved(same).version).toBe(2);
    const cleared = saved(await save(service, { ...mine, version: 2, body: { improvement: null } }));
    expect(cleared).toMatchObject({ version: 3, note: FIRST.note, improvement: '' });
    const path = `/audits/${world.auditId}/answers/supervision/history`;
    const { written } = AnswerHistory.parse((await service.request({ as: lead, path })).json());
    expect(written.map(({ improvement }) => improvement)).toEqual(['', FIRST.improvement, FIRST.improvement]);
    expect(await answersApart(database)).toEqual([]);
  });

  it('are no longer than the other notes', async () => {
    const long = await save(service, { ...mine, body: { improvement: 'x'.repeat(20_000) } });
    expect(long.status).toBe(200);
    const tooLong = await save(service, { ...mine, version: 1, body: { improvement: 'x'.repeat(20_001) } });
    expect([tooLong.status, tooLong.json()]).toMatchObject([
      422,
      { errors: [{ pointer: '#/body/improvement' }] },
    ]);
  });

  it('of a partner are its own until ratings open, and then the authority’s to read', async () => {
    await ask(database, world);
    const partner = await service.signInAs('partner');
    const theirs = { ...mine, as: partner, below: 'asked' } as const;
    await save(service, { ...theirs, body: { ...FIRST, improvement: 'as the police see it' } });
    const partners = `/audits/${world.auditId}/partners`;
    expect((await service.request({ as: lead, path: partners })).body).not.toContain('as the police see it');
    await save(service, { ...mine, body: { rating: 'emerging', improvement: 'as the authority sees it' } });
    const done = { method: 'POST', path: `/audits/${world.auditId}/answers/supervision/done` } as const;
    await service.request({ ...done, as: lead });
    const asked = { ...done, path: `/asked/${world.auditId}/answers/supervision/done` };
    expect((await service.request({ ...asked, as: partner })).json()).toEqual({ opened: true });
    const { items } = (await service.request({ as: lead, path: partners })).json() as Partners;
    expect(items[0]?.asked[0]?.answer).toMatchObject({ improvement: 'as the police see it' });
    const seen = await service.request({ as: partner, path: '/asked' });
    const own = (seen.json() as AskedItems).items.find(({ auditId }) => auditId === world.auditId);
    expect(own?.answer?.improvement).toBe('as the police see it');
    expect(seen.body).not.toContain('as the authority sees it');
  });

  it('are in no signed copy and not in its hash, and stand in its files as they stood when it was signed', async () => {
    await answerAll(service, lead, world.auditId);
    await save(service, { ...mine, version: 1, body: FIRST });
    await step(service, { ...mine, to: 'send' });
    const as = await service.signInAs('approver');
    await step(service, { as, auditId: world.auditId, to: 'sign-off', body: SIGNS });
    const [signed] = await database.asSuperuser<{ text: string }>(
      `select jsonb_agg(to_jsonb(answer))::text as text from audit.signed_answer answer where audit_id = $1`,
      [world.auditId],
    );
    expect(signed?.text).toContain('emerging');
    expect(signed?.text).not.toMatch(/improvement|practise/);
    const json = await download(service, { as, auditId: world.auditId }, 'json');
    expect(json.json()).toMatchObject({ signed: { contentHash: expect.any(String) as string } });
    expect(json.body).toContain('Time to practise');
    expect((await download(service, { as, auditId: world.auditId }, 'csv')).body).toContain(
      `"'=Time to practise`,
    );
  });
});

describe('areas for improvement in a workbook', () => {
  const improve = async (value: string | null, bytes?: Buffer) =>
    edited(bytes ?? (await workbook()), [{ item: 'supervision', field: 'improvement', value }]);

  it('go out and come back: shown first, cleared by the word, left alone by a blank', async () => {
    await save(service, { ...mine, body: FIRST });
    const line = [...tables(await workbook()).values()].flat().find(([id]) => id === 'supervision');
    expect(line?.slice(6)).toEqual([FIRST.note, FIRST.improvement]);
    const blank = previewed(await upload(service, mine, await improve('')));
    expect(blank).toMatchObject({ rows: [], unchanged: 27 });
    const changed = previewed(await upload(service, mine, await improve('More people')));
    expect(changed.rows.map(({ kind, fields }) => [kind, fields])).toEqual([
      ['changed', [{ field: 'improvement', before: FIRST.improvement, after: 'More people' }]],
    ]);
    await takeOver(service, lead, changed);
    expect(await answerOf()).toMatchObject({ note: FIRST.note, improvement: 'More people', version: 2 });
    await takeOver(service, lead, previewed(await upload(service, mine, await improve('Clear'))));
    expect(await answerOf()).toMatchObject({ ...FIRST, improvement: '', version: 3 });
  });

  it('that somebody else has changed meanwhile are a conflict, and both texts stay on record', async () => {
    await save(service, { ...mine, body: FIRST });
    const file = await improve('Of the file');
    const other = await service.signInBy(OTHER_LEAD);
    await save(service, { ...mine, as: other, version: 1, body: { improvement: 'Meanwhile' } });
    const preview = previewed(await upload(service, mine, file));
    expect(preview.rows).toMatchObject([
      { kind: 'conflict', fields: [{ field: 'improvement', before: 'Meanwhile', after: 'Of the file' }] },
    ]);
    await takeOver(service, lead, preview, 'replace');
    const events = await database.asSuperuser<{ improvement: string }>(
      `select improvement from audit.answer_event where audit_id = $1 order by version`,
      [world.auditId],
    );
    expect(events.map(({ improvement }) => improvement)).toEqual([
      FIRST.improvement,
      'Meanwhile',
      'Of the file',
    ]);
  });

  it('of before there was such a column are taken all the same, and leave them alone', async () => {
    await save(service, { ...mine, body: FIRST });
    const old = await resaved(await workbook(), (sheets) => {
      for (const lines of sheets.values()) {
        const at = columnOf(lines);
        for (const line of lines) if (at >= 0) line.splice(at, 1);
      }
    });
    expect([...tables(old).values()].every((lines) => columnOf(lines) < 0)).toBe(true);
    expect(previewed(await upload(service, mine, old))).toMatchObject({ rows: [], unchanged: 27 });
    const file = await edited(old, [{ item: 'supervision', field: 'note', value: 'Three teams' }]);
    await takeOver(service, lead, previewed(await upload(service, mine, file)));
    expect(await answerOf()).toMatchObject({ ...FIRST, note: 'Three teams', version: 2 });
  });
});
