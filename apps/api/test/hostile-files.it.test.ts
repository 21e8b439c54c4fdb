import { FILE_TYPES } from '@plumbline/contract';
import { RefusedFile } from '@plumbline/exchange/reading';
import { beforeAll, describe, expect, it } from 'vitest';

import { WorkbookReader } from '../src/audit/exchange/workbook-reader.js';
import { startOne } from './audit-world.js';
import { download, previewed, refusal, upload } from './exchange-world.js';
import { database, service, lead, withAudits } from './fresh-audit.js';
import { SAME_ORIGIN } from './service.js';
import { roundTrip, uploadMutants } from './workbook-trials.js';
import { type Entry, makeZip, readZip, rewrite } from './zip-file.js';

let mine: { as: string; auditId: string };
let file: Buffer;

withAudits();
beforeAll(async () => {
  mine = { as: lead, auditId: (await startOne(database, service, lead)).auditId };
  file = (await download(service, mine)).bytes;
});

const XML = '<?xml version="1.0"?>';
const SHEET = 'xl/worksheets/sheet2.xml';
const LINKS = 'xl/_rels/workbook.xml.rels';
const withParts = (...parts: Entry[]): Buffer => makeZip([...readZip(file), ...parts]);
const part = (name: string, text = `${XML}<a/>`): Entry => ({ name, content: Buffer.from(text) });
const rewritten = (name: string, change: (entry: Entry) => Entry): Buffer =>
  makeZip(readZip(file).map((entry) => (entry.name === name ? change(entry) : entry)));
const inSheet = (before: string, after: string) =>
  rewrite(file, SHEET, (text) => text.replace(before, after));
const relationship = (kind: string) =>
  rewrite(file, LINKS, (text) =>
    text.replace(
      '</Relationships>',
      `<Relationship Id="x" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}" Target="http://elsewhere.example/" TargetMode="External"/></Relationships>`,
    ),
  );
const cells = (count: number, content: string): string =>
  Array.from(
    { length: count },
    (_, at) => `<row r="${at + 100}"><c r="B${at + 100}" t="s"><v>${content}</v></c></row>`,
  ).join('');

const BOMB = Buffer.alloc(200_000_000, ' ');

describe('a file is refused before it is read', () => {
  it.each<[string, () => Buffer, RegExp]>([
    ['that is none', () => Buffer.from('no workbook'), /not an Excel workbook/],
    ['that is empty', () => Buffer.alloc(0), /not an Excel workbook/],
    [
      'of an old kind, or with a password',
      () => Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      /password or of an old kind/,
    ],
    ['that is cut off', () => file.subarray(0, -30), /damaged/],
    [
      'with 201 parts',
      () => makeZip(Array.from({ length: 201 }, (_, n) => part(`${n}.xml`))),
      /more than 200 parts/,
    ],
    ['that unpacks to 200 MB', () => withParts({ name: 'xl/a.xml', content: BOMB }), /larger than 20 MB/],
    [
      'that unpacks to 200 MB and says 1 kB',
      () => withParts({ name: 'xl/a.xml', content: BOMB, declaredBytes: 1_000 }),
      /does not unpack to the size/,
    ],
    [
      'whose part says it is larger than it is',
      () => withParts({ ...part('xl/a.xml'), declaredBytes: 4_000 }),
      /not what it says/,
    ],
    ['with a macro', () => withParts(part('xl/vbaProject.bin')), /macros/],
    [
      'of a kind that can hold macros',
      () =>
        rewrite(file, '[Content_Types].xml', (text) => text.replace('sheet.main', 'sheet.macroEnabled.main')),
      /macros/,
    ],
    [
      'with an external link',
      () => withParts(part('xl/externalLinks/externalLink1.xml')),
      /links to other files/,
    ],
    ['with a connection', () => withParts(part('xl/connections.xml')), /links to other files/],
    ['that takes a template from outside', () => relationship('attachedTemplate'), /links to other files/],
    ['with a file in it', () => withParts(part('xl/embeddings/oleObject1.bin')), /embedded/],
    [
      'with a document type',
      () => rewrite(file, SHEET, (text) => text.replace('?>', '?><!DOCTYPE a [<!ENTITY b "c">]>')),
      /document type/,
    ],
    [
      'with a document type in another encoding',
      () => withParts({ name: 'xl/a.xml', content: Buffer.from('\ufeff<!DOCTYPE a>', 'utf16le') }),
      /not text/,
    ],
    [
      'in another encoding',
      () => withParts(part('xl/a.xml', '<?xml version="1.0" encoding="utf-7"?><a/>')),
      /UTF-8/,
    ],
    ['that leads upwards', () => withParts(part('xl/../../a.xml')), /leads outside/],
    ['that leads to a drive', () => withParts(part('C:/a.xml')), /leads outside/],
    ['with a part from the root', () => withParts(part('/a.xml')), /leads outside/],
    ['with backslashes', () => withParts(part('xl\\a.xml')), /leads outside/],
    ['with a part twice', () => withParts(part(SHEET)), /twice/],
    ['with a part twice in other letters', () => withParts(part(SHEET.toUpperCase())), /twice/],
    ['with two names for a part', () => withParts({ ...part('xl/a.xml'), localName: 'xl/b.xml' }), /damaged/],
    [
      'whose text is short of its sheets',
      () => rewritten('xl/sharedStrings.xml', () => part('xl/sharedStrings.xml')),
      /damaged/,
    ],
    ['with XML that does not close', () => inSheet('</sheetData>', ''), /not XML/],
    [
      'with a cell twice',
      () => inSheet('</sheetData>', '<row r="2"><c r="A2"><v>1</v></c></row></sheetData>'),
      /twice/,
    ],
    [
      'with cells beyond all measure',
      () => inSheet('</sheetData>', `${cells(60_000, '0')}</sheetData>`),
      /far more than an audit/,
    ],
  ])('one %s', async (_, make, reason) => {
    const [status, slug, detail] = refusal(await upload(service, mine, make()));
    expect([status, slug]).toEqual([422, 'file-refused']);
    expect(detail).toMatch(reason);
  });

  it('one over 5 MB, whether it says so or not', async () => {
    const large = Buffer.alloc(5_000_001);
    expect(refusal(await upload(service, mine, large)).slice(0, 2)).toEqual([413, 'too-large']);
  });

  it.each([
    'application/json',
    'application/zip',
    'application/vnd.ms-excel',
    'multipart/form-data; boundary=x',
  ])('one that says it is %s', async (type) => {
    const path = `/audits/${mine.auditId}/imports`;
    const headers = { ...SAME_ORIGIN, 'content-type': type };
    const refused = await service.request({ as: mine.as, method: 'POST', path, body: '{}', headers });
    expect(refusal(refused).slice(0, 2)).toEqual([415, 'wrong-type']);
  });

  it('a workbook where none is asked for', async () => {
    const headers = { ...SAME_ORIGIN, 'content-type': FILE_TYPES.xlsx };
    const refused = await service.request({
      as: mine.as,
      method: 'POST',
      path: '/audits',
      body: file,
      headers,
    });
    expect(refusal(refused).slice(0, 2)).toEqual([415, 'wrong-type']);
  });
});

describe('what people do to workbooks is taken', () => {
  it.each<[string, () => Buffer]>([
    [
      'a cell in the last corner',
      () =>
        inSheet('</sheetData>', '<row r="1048576"><c r="XFD1048576" t="str"><v>x</v></c></row></sheetData>'),
    ],
    ['an address that Excel made a link of', () => relationship('hyperlink')],
    [
      'settings of a printer',
      () => withParts({ name: 'xl/printerSettings/printerSettings1.bin', content: Buffer.from([0, 255]) }),
    ],
    [
      'comments, prefixes and single quotes in the XML',
      () => inSheet('<sheetData>', "<!-- x --><x:a b='c'/><sheetData>"),
    ],
  ])('%s', async (_, make) => {
    expect(previewed(await upload(service, mine, make()))).toMatchObject({ rows: [], unchanged: 27 });
  });
});

describe('a file that takes time or memory', () => {
  const large = () => inSheet('</sheetData>', `${cells(40_000, '0')}</sheetData>`);

  it.each([
    ['long', { milliseconds: 1, megabytes: 64, atOnce: 1, waiting: 1 }, 'takes too long'],
    ['much', { milliseconds: 60_000, megabytes: 3, atOnce: 1, waiting: 1 }, 'too much memory'],
  ])('is given up when it takes too %s, and the next is read', async (_, limits, reason) => {
    const strict = new WorkbookReader(limits);
    await expect(strict.read(large())).rejects.toThrow(new RegExp(reason));
    await expect(strict.read(large())).rejects.toThrow(RefusedFile);
    expect(await new WorkbookReader().read(file)).toHaveLength(5);
  });

  it('waits for its turn, and is sent away where too many wait already', async () => {
    const ended: number[] = [];
    const reader = new WorkbookReader({ milliseconds: 10_000, megabytes: 64, atOnce: 1, waiting: 2 });
    const readings = [1, 2, 3, 4].map((each) => reader.read(file).finally(() => ended.push(each)));
    const outcomes = await Promise.allSettled(readings);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected']);
    expect(outcomes[3]).toMatchObject({ reason: { slug: 'unavailable' } });
    expect(ended).toEqual([4, 1, 2, 3]);
    expect(await reader.read(file)).toHaveLength(5);
  });

  it('keeps nobody else waiting', async () => {
    let pending = true;
    const reading = upload(service, mine, large()).finally(() => (pending = false));
    const others = await Promise.all([1, 2, 3].map(() => service.request({ as: mine.as, path: '/audits' })));
    expect([pending, ...others.map(({ status }) => status)]).toEqual([true, 200, 200, 200]);
    expect((await reading).status).toBe(200);
  });
});

it('writes what a workbook says, to the sign: 810 texts of every kind', { timeout: 60_000 }, async () => {
  for (let seed = 1; seed <= 10; seed++) {
    const { auditId } = await startOne(database, service, mine.as);
    const { written, read, changesAgain } = await roundTrip({ service, as: mine.as, auditId, seed });
    expect(read).toEqual(written);
    expect(changesAgain).toEqual([]);
  }
});

it('refuses workbooks damaged by chance or reads them: 100 of them', { timeout: 120_000 }, async () => {
  const statuses = await uploadMutants({ service, ...mine, seed: 1 }, 100);
  expect(new Set(statuses)).toEqual(new Set([200, 422]));
  const events = await database.asSuperuser(`select from audit.answer_event where audit_id = $1`, [
    mine.auditId,
  ]);
  expect(events).toEqual([]);
});
