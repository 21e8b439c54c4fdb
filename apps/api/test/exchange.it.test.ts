import type { Audit } from '@plumbline/contract';
import { beforeEach, describe, expect, it } from 'vitest';

import { answerAll, EASTVALE_LEAD, save, SIGNS, startOne, step } from './audit-world.js';
import { download, edited, previewed, refusal, resaved, tables, takeOver, upload } from './exchange-world.js';
import { database, service, lead, other, world, withFreshAudits } from './fresh-audit.js';
import { rewrite } from './zip-file.js';

let mine: { as: string; auditId: string };

withFreshAudits();
beforeEach(async () => {
  mine = { as: lead, auditId: world.auditId };
});

const read = async (): Promise<Audit> =>
  (await service.request({ as: lead, path: `/audits/${world.auditId}` })).json() as Audit;
const answerOf = async (item: string) =>
  (await read()).answers.find(({ recommendationId }) => recommendationId === item);
const countEvents = async () =>
  (await database.asSuperuser(`select from audit.answer_event where audit_id = $1`, [world.auditId])).length;
const workbook = async (): Promise<Buffer> => (await download(service, mine)).bytes;

describe('taking an audit out', () => {
  const NOTE = '=HYPERLINK("http://x")\r\n\'@ two 😀 lines';

  it('gives a workbook with a sheet for each theme, the scale and what it was made from', async () => {
    await save(service, { ...mine, body: { rating: 'emerging', note: NOTE } });
    const answer = await download(service, mine);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': `attachment; filename="audit-northmoor-cscip-2017-${world.cycle}.xlsx"`,
      'cache-control': 'no-store',
    });
    const sheets = tables(answer.bytes);
    expect([...sheets.keys()]).toHaveLength(5);
    expect(new Map(sheets.get('About this file') as [string, unknown][]).get('Framework version')).toBe(1);
    const lines = [...sheets.values()].flat();
    expect(lines.filter(([id]) => id === 'supervision')).toEqual([
      ['supervision', expect.any(String), expect.any(String), expect.any(String), 'Emerging', null, NOTE],
    ]);
  });

  it('writes nothing that a spreadsheet would run, and validation lists that point at the scale', async () => {
    await save(service, { ...mine, body: { note: '=1+1' } });
    let xml = '';
    rewrite(await workbook(), 'xl/sharedStrings.xml', (text) => (xml += text));
    expect(xml).toContain(">'=1+1<");
    expect(xml).not.toMatch(/<t[^>]*>[=+\-@]/);
    let sheet = '';
    rewrite(await workbook(), 'xl/worksheets/sheet2.xml', (text) => (sheet += text));
    expect(sheet).toContain('<formula1>Ratings!$A$2:$A$');
    expect(sheet).toMatch(/<pane [^>]*state="frozen"/);
    expect(sheet).not.toContain('<f>');
  });

  it('gives CSV for spreadsheets, neutralised, and JSON as it is', async () => {
    await save(service, { ...mine, body: { rating: 'emerging', note: '-5 of them' } });
    const csv = await download(service, mine, 'csv');
    expect(csv.body).toContain(",emerging,Emerging,no,,'-5 of them,,,,,,,,,1,\n");
    expect(csv.body.trim().split('\n')).toHaveLength(28);
    const json = (await download(service, mine, 'json')).json() as { answers: { note: string }[] };
    expect(json.answers.filter(({ note }) => note)).toMatchObject([
      { recommendation: 'supervision', rating: 'emerging', note: '-5 of them', version: 1 },
    ]);
  });

  it('gives the signed copy with its hash, after the cycle is closed too', async () => {
    await answerAll(service, lead, world.auditId);
    await step(service, { ...mine, to: 'send' });
    const approver = await service.signInAs('approver');
    await step(service, { as: approver, auditId: world.auditId, to: 'sign-off', body: SIGNS });
    await database.asSuperuser(`update framework.cycle set closed_at = now() where id = $1`, [world.cycle]);
    const [signed] = await database.asSuperuser<{ content_hash: string }>(
      `select content_hash from audit.signed_audit where audit_id = $1`,
      [world.auditId],
    );
    const viewer = await service.signInAs('viewer');
    const file = await download(service, { as: viewer, auditId: world.auditId });
    const about = new Map(tables(file.bytes).get('About this file') as [string, unknown][]);
    expect(about.get('Content hash')).toBe(signed?.content_hash);
    expect(file.headers['content-disposition']).toContain('-signed.xlsx');
    const json = await download(service, { as: viewer, auditId: world.auditId }, 'json');
    const csv = await download(service, { as: viewer, auditId: world.auditId }, 'csv');
    const [, ...lines] = csv.body.trim().split('\n');
    expect(lines.every((line) => line.endsWith(`,${signed?.content_hash}`))).toBe(true);
    expect(json.json()).toMatchObject({ state: 'signed-off', signed: { contentHash: signed?.content_hash } });
    expect(refusal(await upload(service, mine, file.bytes))[1]).toBe('wrong-state');
  });
});

describe('bringing it back', () => {
  it('changes nothing when nothing was changed', async () => {
    await save(service, { ...mine, body: { rating: 'emerging', note: "=a\r\n_x000D_ 'b " } });
    const preview = await upload(service, mine, await workbook());
    expect(previewed(preview)).toMatchObject({ rows: [], unchanged: 27, takenOverAt: null });
    const again = await upload(service, mine, await edited(await workbook(), []));
    expect(previewed(again)).toMatchObject({ rows: [], unchanged: 27 });
  });

  it('shows what is added and changed, writes it on request and only then, once', async () => {
    await save(service, { ...mine, body: { rating: 'emerging', note: 'Old' } });
    const file = await edited(await workbook(), [
      { item: 'supervision', field: 'rating', value: 'clear' },
      { item: 'supervision', field: 'note', value: '' },
      { item: 'shared-aims', field: 'rating', value: ' established ' },
      { item: 'shared-aims', field: 'note', value: 12 },
    ]);
    const preview = previewed(await upload(service, mine, file));
    expect(preview.rows).toMatchObject([
      {
        recommendationId: 'shared-aims',
        kind: 'added',
        fields: [
          { field: 'rating', before: null, after: 'Established' },
          { field: 'note', before: null, after: '12' },
        ],
      },
      {
        recommendationId: 'supervision',
        kind: 'changed',
        fields: [{ field: 'rating', before: 'Emerging', after: null }],
      },
    ]);
    expect(await countEvents()).toBe(1);
    const taken = await takeOver(service, lead, preview);
    expect(taken.status).toBe(200);
    expect(previewed(taken)).toMatchObject({ rows: preview.rows, takenOverAt: expect.any(String) as string });
    expect(await answerOf('supervision')).toMatchObject({ version: 2, rating: null, note: 'Old' });
    expect(await answerOf('shared-aims')).toMatchObject({ version: 1, rating: 'established', note: '12' });
    expect(refusal(await takeOver(service, lead, preview))[1]).toBe('import-taken-over');
    expect(await countEvents()).toBe(3);
  });

  it('finds a conflict where an answer has moved and the file says something else, and nowhere else', async () => {
    const [a, b] = ['supervision', 'shared-aims'];
    await save(service, { ...mine, item: a, body: { note: 'First' } });
    await save(service, { ...mine, item: b, body: { note: 'First' } });
    const file = await edited(await workbook(), [{ item: a, field: 'note', value: 'Of the file' }]);
    await save(service, {
      as: other,
      auditId: world.auditId,
      item: a,
      version: 1,
      body: { note: 'Meanwhile' },
    });
    await save(service, {
      as: other,
      auditId: world.auditId,
      item: b,
      version: 1,
      body: { note: 'Meanwhile' },
    });
    const preview = previewed(await upload(service, mine, file));
    expect(preview.rows).toMatchObject([
      {
        recommendationId: a,
        kind: 'conflict',
        changedBy: 'Second lead',
        fields: [{ field: 'note', before: 'Meanwhile', after: 'Of the file' }],
      },
    ]);
    const left = await takeOver(service, lead, preview, 'leave');
    expect([previewed(left).conflicts, (await answerOf(a))?.note]).toEqual(['leave', 'Meanwhile']);
    const second = previewed(await upload(service, mine, file));
    await takeOver(service, lead, second, 'replace');
    expect(await answerOf(a)).toMatchObject({ version: 3, note: 'Of the file' });
    expect((await answerOf(b))?.note).toBe('Meanwhile');
  });

  it('writes all or nothing: one answer that has moved since keeps back every row', async () => {
    const file = await edited(await workbook(), [
      { item: 'shared-aims', field: 'rating', value: 'Emerging' },
      { item: 'supervision', field: 'rating', value: 'Emerging' },
    ]);
    const preview = previewed(await upload(service, mine, file));
    await save(service, { as: other, auditId: world.auditId, body: { note: 'Meanwhile' } });
    expect(refusal(await takeOver(service, lead, preview)).slice(0, 2)).toEqual([409, 'import-moved']);
    expect(await answerOf('shared-aims')).toBeUndefined();
    expect(await countEvents()).toBe(1);
    const again = await service.request({ as: lead, path: `/audits/${world.auditId}/imports/${preview.id}` });
    expect(previewed(again).takenOverAt).toBeNull();
  });

  it('lets one of two who take it over at once', async () => {
    const file = await edited(await workbook(), [{ item: 'supervision', field: 'note', value: 'x' }]);
    const preview = previewed(await upload(service, mine, file));
    const both = await Promise.all([takeOver(service, lead, preview), takeOver(service, other, preview)]);
    expect(new Set(both.map(({ status }) => status))).toEqual(new Set([200, 409]));
    expect(await countEvents()).toBe(1);
  });

  it('names sheet, cell, value and rule of every fault, and takes nothing', async () => {
    const file = await edited(await workbook(), [
      { item: 'shared-aims', field: 'rating', value: 'excellent' },
      { item: 'supervision', field: 'note', value: 'x'.repeat(20_001) },
      { item: 'data-sharing', field: 'reason', value: 'a\u0000b' },
    ]);
    const refused = await upload(service, mine, file);
    const { errors = [] } = refused.json() as { errors?: { pointer: string; detail: string }[] };
    expect(refusal(refused)).toEqual([
      422,
      'file-faults',
      '3 cells of the file need attention. Nothing was taken from it',
    ]);
    const details = errors.map(({ detail }) => detail).join('\n');
    expect(details).toMatch(
      /Sheet “\d [^”]+”, cell E\d+, “excellent”: Choose one of: .*Emerging, .*, clear\./,
    );
    expect(details).toContain('Use 20,000 characters or fewer: there are 20,001.');
    expect(details).toContain('a sign that cannot be kept');
  });

  it('refuses formulas, rows that stand twice and rows of nothing', async () => {
    const formula = rewrite(
      await edited(await workbook(), [{ item: 'shared-aims', field: 'note', value: 4711 }]),
      'xl/worksheets/sheet2.xml',
      (text) => text.replace('<v>4711</v>', '<f>1+1</f><v>2</v>'),
    );
    expect((await upload(service, mine, formula)).body).toContain('not a formula');
    const doubled = await resaved(await workbook(), (sheets) => {
      for (const lines of sheets.values())
        if (lines[0]?.[0] === 'Reference')
          lines.push(lines[1] ?? [], ['no-such-item', null, null, null, 'Emerging']);
    });
    const { body } = await upload(service, mine, doubled);
    expect(body).toContain('stands on');
    expect(body).toContain('There is no recommendation of this reference.');
  });
});

describe('a workbook of something else is refused with the reason', () => {
  const reasonFor = async (bytes: Buffer, to = mine) => refusal(await upload(service, to, bytes));
  const REFUSED = [422, 'file-refused'];

  it("another authority's, and another audit's", async () => {
    const eastvale = await service.signInBy(EASTVALE_LEAD);
    const theirs = await startOne(database, service, eastvale);
    const file = (await download(service, { as: eastvale, auditId: theirs.auditId })).bytes;
    expect(await reasonFor(file)).toEqual([...REFUSED, 'The file is an audit of another authority.']);
    const before = await workbook();
    const next = await startOne(database, service, lead);
    expect(await reasonFor(before, { as: lead, auditId: next.auditId })).toEqual([
      ...REFUSED,
      expect.stringContaining('of another audit'),
    ]);
  });

  it.each([
    ['an edited fingerprint', 'Fingerprint', (text: string) => `A${text.slice(1)}`, 'fingerprint'],
    ['no fingerprint', 'Fingerprint', () => null, 'no sheet'],
    ['another version', 'Framework version', () => 2, 'another version'],
  ])('one with %s', async (_, label, change, reason) => {
    const file = await resaved(await workbook(), (sheets) => {
      const line = sheets.get('About this file')?.find(([name]) => name === label) ?? [];
      line[1] = change(String(line[1]));
    });
    expect(await reasonFor(file)).toEqual([...REFUSED, expect.stringContaining(reason)]);
  });
});

it("keeps uploads of one authority from another's eyes", async () => {
  const preview = previewed(await upload(service, mine, await workbook()));
  const eastvale = await service.signInBy(EASTVALE_LEAD);
  const theirs = await startOne(database, service, eastvale);
  const path = (auditId: string) => `/audits/${auditId}/imports/${preview.id}`;
  expect((await service.request({ as: eastvale, path: path(world.auditId) })).status).toBe(404);
  expect((await service.request({ as: eastvale, path: path(theirs.auditId) })).status).toBe(404);
  expect((await service.request({ as: lead, path: path(world.auditId) })).status).toBe(200);
});
