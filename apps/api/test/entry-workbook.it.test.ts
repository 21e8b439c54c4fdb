import { FILE_TYPES, type ImportPreview } from '@plumbline/contract';
import type { CellContent } from '@plumbline/exchange';
import { beforeEach, describe, expect, it } from 'vitest';

import { CLINIC, EASTVALE_LEAD, OTHER_LEAD, startOne } from './audit-world.js';
import { asRole, entryOf, ITEM, letShelterServe, SHELTER } from './entry-world.js';
import { download, previewed, refusal, resaved, tables, takeOver, upload } from './exchange-world.js';
import { NORTHMOOR } from './fixture.js';
import { database, service, lead, world, partners, withFreshAudits } from './fresh-audit.js';
import { letClinicServe } from './partners-world.js';
import { type Answer, SAME_ORIGIN, refusalOf } from './service.js';

let entry: ReturnType<typeof entryOf>;

withFreshAudits(letClinicServe, letShelterServe);
beforeEach(async () => {
  entry = entryOf(service, world, lead);
});

describe('the workbook of an agency', () => {
  const workbook = async (agency = SHELTER) =>
    (await service.request({ as: lead, path: entry.below('/workbook', agency) })).bytes;
  const send = (bytes: Buffer, agency = SHELTER) =>
    service.request({
      as: lead,
      method: 'POST',
      path: entry.below('/imports', agency),
      body: bytes,
      headers: { ...SAME_ORIGIN, 'content-type': FILE_TYPES.xlsx },
    });
  const filled = (bytes: Buffer, cells: Readonly<Record<string, CellContent>>, item = ITEM) =>
    resaved(bytes, (sheets) => {
      for (const lines of sheets.values())
        for (const [name, value] of Object.entries(cells)) {
          const at = lines[0]?.indexOf(name) ?? -1;
          const line = lines.find(([id]) => id === item);
          if (line && at >= 0) line[at] = value;
        }
    });
  const rated = async (rating: CellContent, note: CellContent = null) =>
    filled(await workbook(), { 'Your rating': rating, 'What you know and how you know it': note });

  beforeEach(async () => {
    await partners.ask(SHELTER);
    await partners.ask(SHELTER, 'shared-aims');
  });

  it('holds what it is asked and nothing that the authority wrote', async () => {
    await partners.own('embedded');
    const sheets = tables(await workbook());
    const about = new Map(sheets.get('About this file') as [string, unknown][]);
    expect([about.get('Agency'), about.get('Authority'), about.get('Framework version')]).toEqual([
      'Moorland Shelter',
      'Northmoor',
      1,
    ]);
    const known = [...sheets.values()]
      .flat()
      .flatMap(([id]) => (id === ITEM || id === 'shared-aims' ? [id] : []));
    expect(known.toSorted()).toEqual(['shared-aims', ITEM]);
    expect([...sheets.keys()]).toHaveLength(3);
    const row = [...sheets.values()].flat().find(([id]) => id === ITEM);
    expect(row?.slice(4).filter((cell) => cell !== null)).toEqual([]);
    expect(JSON.stringify([...sheets])).not.toContain('own note');
  });

  it('comes back: shown first, then entered whole, by whoever takes it over', async () => {
    const file = await filled(await rated('Emerging', 'What they know'), {
      'Areas for improvement': 'More time',
    });
    const preview = previewed(await send(file));
    expect(preview).toMatchObject({
      agency: { name: 'Moorland Shelter' },
      unchanged: 1,
      rows: [
        {
          recommendationId: ITEM,
          kind: 'added',
          fields: [
            { field: 'rating', before: null, after: 'Emerging' },
            { field: 'note' },
            { field: 'improvement' },
          ],
        },
      ],
    });
    expect((await entry.read()).items.map(({ answer }) => answer)).toEqual([null, null]);
    const other = await service.signInBy(OTHER_LEAD);
    expect((await takeOver(service, other, preview)).status).toBe(200);
    expect(await entry.answer()).toMatchObject({
      rating: 'emerging',
      note: 'What they know',
      improvement: 'More time',
      changedBy: 'Second lead',
    });
    expect(refusalOf(await takeOver(service, lead, preview))).toEqual([409, 'import-taken-over']);
  });

  it('leaves alone what is empty, clears by the word, and tells a conflict', async () => {
    await entry.enter({ rating: 'emerging', note: 'first' });
    const bytes = await filled(await workbook(), {
      'Your rating': null,
      'What you know and how you know it': 'clear',
    });
    expect(previewed(await send(bytes)).rows).toMatchObject([
      { kind: 'changed', fields: [{ field: 'note', after: null }] },
    ]);
    const stale = await rated('Embedded', 'first');
    await entry.enter({ rating: 'established' }, { version: 1 });
    const preview = previewed(await send(stale));
    expect(preview.rows).toMatchObject([{ kind: 'conflict', changedBy: 'Person in the role of audit-lead' }]);
    expect(((await takeOver(service, lead, preview, 'replace')).json() as ImportPreview).conflicts).toBe(
      'replace',
    );
    expect((await entry.answer())?.rating).toBe('embedded');
  });

  it('names sheet, cell, value and rule of what cannot be taken', async () => {
    const answer = await send(await rated('Splendid'));
    expect(refusal(answer)).toEqual([
      422,
      'file-faults',
      '1 cell of the file needs attention. Nothing was taken from it',
    ]);
    expect(answer.body).toMatch(/Sheet “[^”]+”, cell E\d, “Splendid”: Choose one of: /);
    const more = await resaved(await workbook(), (sheets) => {
      [...sheets.values()][1]?.push(['joint-teams', null, null, null, 'Emerging']);
    });
    expect((await send(more)).body).toContain('This is no longer asked');
    const unknown = await resaved(await workbook(), (sheets) => {
      [...sheets.values()][1]?.push(['never-asked', null, null, null, 'Emerging']);
    });
    expect((await send(unknown)).body).toContain('There is no recommendation of this reference');
    const late = await rated('Emerging');
    await partners.own('embedded');
    await entry.enter({ rating: 'established' });
    await partners.close();
    expect((await send(late)).body).toContain('Its ratings have opened and stay as they are');
  });

  it('leaves out an empty row of what is no longer asked, and refuses a filled one', async () => {
    const bytes = await rated('Emerging');
    const both = await filled(bytes, { 'Your rating': 'Emerging' }, 'shared-aims');
    await partners.withdraw(SHELTER, 'shared-aims');
    expect(previewed(await send(bytes)).rows).toHaveLength(1);
    expect((await send(both)).body).toContain('This is no longer asked');
  });

  it('is refused where it is of somebody else, or was changed where it must not be', async () => {
    const bytes = await rated('Emerging');
    const whole = (await download(service, { as: lead, auditId: world.auditId })).bytes;
    const elsewhere = await startOne(database, service, lead);
    const detail = async (answer: Promise<Answer>) => refusal(await answer)[2];
    expect(await detail(send(whole))).toBe(
      'The file is the whole audit, not what Moorland Shelter is asked.',
    );
    expect(await detail(upload(service, { as: lead, auditId: world.auditId }, bytes))).toMatch(
      /ratings of one partner, Moorland Shelter/,
    );
    expect(refusalOf(await send(bytes, CLINIC))).toEqual([409, 'agency-answers-itself']);
    await database.asSuperuser(
      `insert into access.agency (id, kind, name) values (gen_random_uuid(), 'other', 'Moorland Church')`,
    );
    const [church] = await database.asSuperuser<{ id: string }>(
      `insert into access.agency_authority select id, $1 from access.agency where name = 'Moorland Church' returning agency_id as id`,
      [NORTHMOOR],
    );
    expect(await detail(send(bytes, church?.id))).toBe(
      'The file holds the ratings of Moorland Shelter, not of Moorland Church.',
    );
    const moved = `/audits/${elsewhere.auditId}/entered/${SHELTER}/imports`;
    const headers = { ...SAME_ORIGIN, 'content-type': FILE_TYPES.xlsx };
    expect(
      await detail(service.request({ as: lead, method: 'POST', path: moved, body: bytes, headers })),
    ).toMatch(/another audit/);
    const forged = await resaved(bytes, (sheets) => {
      const line = sheets.get('About this file')?.find(([label]) => label === 'Fingerprint');
      if (line) line[1] = `${String(line[1])}A`;
    });
    expect(await detail(send(forged))).toMatch(/fingerprint .* was changed/i);
    const eastvale = await service.signInBy(EASTVALE_LEAD);
    expect((await service.request({ as: eastvale, path: entry.below('/workbook') })).status).toBe(404);
  });

  it('shows what waits to be entered to nobody but audit leads', async () => {
    await send(await rated('Emerging'));
    const counts = `select from audit.import where audit_id = '${world.auditId}'`;
    expect(await asRole(database, 'contributor', counts)).toBe(0);
    expect(await asRole(database, 'audit-lead', counts)).toBe(1);
  });
});
