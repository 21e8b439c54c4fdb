import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type Fault, FileFailure, readCsv } from './csv.js';

const COLUMNS = { required: ['code', 'name'], optional: ['note'] } as const;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-csv-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function read(content: string | Buffer) {
  const file = join(folder, 'names.csv');
  writeFileSync(file, content);
  return readCsv(file, COLUMNS);
}

function faultsOf(content: string | Buffer): readonly Fault[] {
  try {
    read(content);
    return [];
  } catch (error) {
    return error instanceof FileFailure ? error.faults : [];
  }
}

describe('readCsv', () => {
  it.each([
    ['plain', 'code,name\nA,Kent\n'],
    ['with a byte order mark', '\uFEFFcode,name\nA,Kent\n'],
    ['with the line ends of Windows', 'code,name\r\nA,Kent\r\n'],
    ['without a last line end', 'code,name\nA,Kent'],
    ['with blanks around fields', ' code , name \n A , Kent \n'],
    ['with its columns in another order', 'name,code\nKent,A\n'],
    ['with quotes', '"code","name"\n"A","Kent"\n'],
  ])('reads a file %s', (_, content) => {
    expect(read(content)).toEqual([{ code: 'A', name: 'Kent', note: '', line: 2 }]);
  });

  it('reads commas, quotes and line ends inside quotes, and counts lines as an editor does', () => {
    expect(read('code,name\nA,"Bournemouth, ""BCP""\nand Poole"\n\nB,Kent\n')).toEqual([
      { code: 'A', name: 'Bournemouth, "BCP"\nand Poole', note: '', line: 2 },
      { code: 'B', name: 'Kent', note: '', line: 5 },
    ]);
  });

  it('keeps names like those of objects as text', () => {
    expect(read('code,name\n__proto__,constructor\n')).toEqual([
      { code: '__proto__', name: 'constructor', note: '', line: 2 },
    ]);
  });

  it('names every fault of the header and of the lines at once', () => {
    expect(faultsOf('code,colour,colour\nA\nA,b,c\nA,b,c,d\n').map(({ line, rule }) => [line, rule])).toEqual(
      [
        [1, 'this column is missing'],
        [1, 'is no column of this file; the columns are code, name, note'],
        [1, 'is no column of this file; the columns are code, name, note'],
        [1, 'this column stands twice'],
        [2, 'has 1 fields where the header has 3'],
        [4, 'has 4 fields where the header has 3'],
      ],
    );
  });

  it.each([
    ['is empty', '', 1],
    ['is UTF-16', Buffer.from('\uFEFFcode,name\n', 'utf16le'), 1],
    ['holds a NUL', 'code,name\nA,\0\n', 1],
    ['holds a byte of another encoding', Buffer.from('code,name\nA,Kent\nB,Yst\u00e2d\n', 'latin1'), 3],
    ['has a quote that is never closed', 'code,name\nA,"Kent\n', 2],
  ])('names the line when the file %s', (_, content, line) => {
    expect(faultsOf(content).map((fault) => fault.line)).toEqual([line]);
  });

  it('says that there is no such file', () => {
    expect(() => readCsv(join(folder, 'missing.csv'), COLUMNS)).toThrow(FileFailure);
  });
});

describe('FileFailure', () => {
  it('lists faults by line, quotes values so that nothing in them looks like text of ours, and says nothing was taken', () => {
    const failure = new FileFailure('/a/names.csv', [
      { line: 3, column: 'code', value: 'x"\n', rule: 'is no code' },
      { line: 2, rule: 'has 1 fields where the header has 2' },
      { rule: 'holds no names' },
    ]);
    expect(failure.message).toBe(
      [
        'names.csv: holds no names',
        'names.csv:2: has 1 fields where the header has 2',
        'names.csv:3: code "x\\"\\n": is no code',
        '3 faults in /a/names.csv; nothing was imported.',
      ].join('\n'),
    );
  });
});
