import { openWorkbook } from './gate.js';
import { restore } from './neutralise.js';
import { RefusedFile } from './refused-file.js';
import { readXml } from './xml.js';

/** One cell that holds something. Rows and columns count from 1; a formula and an error have no value of their own. */
export interface ReadCell {
  readonly row: number;
  readonly column: number;
  readonly value: string | number | boolean;
  readonly kind: 'value' | 'formula' | 'error';
}

/** One sheet: its cells in the order of the file, those that are not there left out. */
export interface ReadSheet {
  readonly name: string;
  readonly cells: readonly ReadCell[];
}

/** An audit of 27 recommendations fills some 250 cells; what is far beyond any audit is refused. */
const MOST_CELLS = 50_000;
const MOST_CHARACTERS = 4_000_000;
const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_384;

/**
 * Reads a workbook: texts as they were before {@link neutralise}, numbers as numbers.
 *
 * Cost follows the cells that are there, not the rectangle that they span.
 *
 * @throws RefusedFile for a file that is not what it should be
 */
export function readWorkbook(bytes: Buffer): ReadSheet[] {
  const parts = openWorkbook(bytes);
  const strings = readStrings(parts);
  const budget = { cells: MOST_CELLS, characters: MOST_CHARACTERS };
  return listSheets(parts).map(({ name, text }) => ({ name, cells: readCells(text, { strings, budget }) }));
}

type Parts = ReadonlyMap<string, string>;
interface Target {
  readonly type: string;
  readonly part: string;
}

const notWhole = (what: string): RefusedFile => new RefusedFile(`The file is damaged: ${what}.`);

/** What a part refers to, by the id of the relationship. */
function targetsOf(parts: Parts, part: string): Map<string, Target> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const relationships = parts.get(`${folder}_rels/${part.slice(folder.length)}.rels`) ?? '';
  const targets = new Map<string, Target>();
  for (const piece of readXml(relationships)) {
    if (piece.kind !== 'open' || piece.name !== 'Relationship') continue;
    const attributes = piece.attributes();
    const target = new URL(attributes.get('Target') ?? '', `file:///${folder}`).pathname.slice(1);
    targets.set(attributes.get('Id') ?? '', { type: attributes.get('Type') ?? '', part: decodeURI(target) });
  }
  return targets;
}

function partOf(parts: Parts, kind: string, from = mainPart(parts)): string | undefined {
  return [...targetsOf(parts, from).values()].find(({ type }) => type.endsWith(`/${kind}`))?.part;
}

const mainPart = (parts: Parts): string => partOf(parts, 'officeDocument', '') ?? '';

function listSheets(parts: Parts): { name: string; text: string }[] {
  const main = mainPart(parts);
  const targets = targetsOf(parts, main);
  const sheets: { name: string; text: string }[] = [];
  for (const piece of readXml(parts.get(main) ?? '')) {
    if (piece.kind !== 'open' || piece.name !== 'sheet') continue;
    const attributes = piece.attributes();
    const text = parts.get(targets.get(attributes.get('id') ?? '')?.part ?? '');
    if (text === undefined) throw notWhole('a sheet is missing');
    sheets.push({ name: attributes.get('name') ?? '', text });
  }
  if (sheets.length === 0) throw notWhole('it has no sheet');
  return sheets;
}

/** The texts that cells refer to by number; what says how to pronounce them is left out. */
function readStrings(parts: Parts): string[] {
  const strings: string[] = [];
  const reading = new TextReader();
  for (const piece of readXml(parts.get(partOf(parts, 'sharedStrings') ?? '') ?? '')) {
    reading.take(piece);
    if (piece.kind === 'close' && piece.name === 'si') strings.push(reading.finish());
  }
  return strings;
}

/** Gathers the runs of one text. */
class TextReader {
  private runs: string[] = [];
  private inText = false;
  private inPronunciation = false;

  take(piece: { kind: string; name?: string; text?: string }): void {
    if (piece.kind === 'text') {
      if (this.inText && !this.inPronunciation) this.runs.push(piece.text ?? '');
    } else if (piece.name === 't') this.inText = piece.kind === 'open';
    else if (piece.name === 'rPh') this.inPronunciation = piece.kind === 'open';
  }

  finish(): string {
    const text = unescape(this.runs.join(''));
    this.runs = [];
    return text;
  }
}

/** Workbooks write signs that XML has none for, and the carriage return, as `_x000D_`. */
const unescape = (text: string): string =>
  text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );

interface Reading {
  readonly strings: readonly string[];
  readonly budget: { cells: number; characters: number };
}

interface OpenCell {
  readonly row: number;
  readonly column: number;
  readonly type: string;
  raw: string;
  formula: boolean;
}

function readCells(text: string, reading: Reading): ReadCell[] {
  const cells: ReadCell[] = [];
  const taken = new Set<number>();
  const inline = new TextReader();
  let [row, column, inValue] = [0, 0, false];
  let cell: OpenCell | null = null;
  for (const piece of readXml(text)) {
    if (piece.kind === 'open' && piece.name === 'row') {
      row = placed(piece.attributes().get('r'), row);
      column = 0;
    } else if (piece.kind === 'open' && piece.name === 'c') {
      cell = openCell(piece.attributes(), { row, column });
      column = cell.column;
    }
    if (!cell) continue;
    inline.take(piece);
    if (piece.kind === 'text' && inValue) cell.raw += piece.text;
    else if (piece.kind !== 'text' && piece.name === 'v') inValue = piece.kind === 'open';
    else if (piece.kind === 'open' && piece.name === 'f') cell.formula = true;
    else if (piece.kind === 'close' && piece.name === 'c') {
      const key = cell.row * LAST_COLUMN + cell.column;
      const value = valueOf(cell, inline.finish(), reading);
      if (taken.has(key)) throw notWhole('a cell stands in it twice');
      if (value !== null) {
        taken.add(key);
        cells.push({ row: cell.row, column: cell.column, ...value });
        spend(reading.budget, value.value);
      }
      cell = null;
    }
  }
  return cells;
}

function spend(budget: Reading['budget'], value: ReadCell['value']): void {
  budget.cells -= 1;
  budget.characters -= typeof value === 'string' ? value.length : 0;
  if (budget.cells < 0 || budget.characters < 0)
    throw new RefusedFile('The file holds far more than an audit. Is it the right one?');
}

function placed(given: string | undefined, before: number): number {
  const place = given === undefined ? before + 1 : Number(given);
  if (!Number.isInteger(place) || place < 1 || place > LAST_ROW) throw notWhole('a row has no place');
  return place;
}

function openCell(attributes: Map<string, string>, at: { row: number; column: number }): OpenCell {
  const reference = attributes.get('r');
  const type = attributes.get('t') ?? 'n';
  if (reference === undefined) return { row: at.row, column: at.column + 1, type, raw: '', formula: false };
  const [, letters, row] = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(reference) ?? [];
  if (letters === undefined || Number(row) !== at.row) throw notWhole('a cell has no place');
  const column = Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  if (column > LAST_COLUMN) throw notWhole('a cell has no place');
  return { row: at.row, column, type, raw: '', formula: false };
}

/** Null: the cell is there for its looks only. */
function valueOf(
  { type, raw, formula }: OpenCell,
  inline: string,
  { strings }: Reading,
): Pick<ReadCell, 'value' | 'kind'> | null {
  if (formula) return { value: '', kind: 'formula' };
  if (type === 'e') return { value: raw, kind: 'error' };
  if (type === 'b') return { value: raw === '1' || raw === 'true', kind: 'value' };
  const text = type === 's' ? strings[Number(raw)] : type === 'inlineStr' ? inline : unescape(raw);
  if (text === undefined) throw notWhole('a text is missing');
  if (text === '') return null;
  if (type === 's' || type === 'inlineStr' || type === 'str' || type === 'd')
    return { value: restore(text), kind: 'value' };
  const number = Number(raw);
  if (!Number.isFinite(number)) throw notWhole('a number is none');
  return { value: number, kind: 'value' };
}
