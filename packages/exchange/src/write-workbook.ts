import { writeXlsx, type ColumnDef, type WriteSheet } from 'hucre/xlsx';

import { type CellContent, neutralise } from './neutralise.js';

/** One column of a sheet, known to readers by its header. */
export interface WorkbookColumn {
  readonly header: string;
  /** In characters. */
  readonly width: number;
  /** The cells that may be chosen from, as `Ratings!$A$2:$A$7`. */
  readonly choices?: string;
  /** People write into it. */
  readonly toFillIn?: true;
}

/** One sheet. A row has a cell for each column, in the same order. */
export interface WorkbookSheet {
  readonly name: string;
  readonly columns: readonly WorkbookColumn[];
  readonly rows: readonly (readonly CellContent[])[];
}

/** All that a workbook is written from; sheets stand in the order given. */
export interface WorkbookContent {
  readonly title: string;
  readonly sheets: readonly WorkbookSheet[];
  /** Kept with the file, for programs that read it. */
  readonly properties: Readonly<Record<string, string | number>>;
}

/** The bytes of an Excel workbook: the header stays in view, no text is taken for a formula, and numbers are numbers. */
export async function writeWorkbook({ title, sheets, properties }: WorkbookContent): Promise<Uint8Array> {
  return writeXlsx({
    sheets: sheets.map(describeSheet),
    properties: { title: writable(title), creator: 'Plumbline', custom: { ...properties } },
    defaultFont: { name: 'Arial', size: 11 },
  });
}

const HEADER_STYLE = {
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'F3F2F1' } },
  alignment: { wrapText: true, vertical: 'top' },
} as const;

function describeSheet({ name, columns, rows }: WorkbookSheet): WriteSheet {
  const lines = [columns.map(({ header }) => header), ...rows].map((line) => line.map(writable));
  return {
    name,
    columns: columns.map(describeColumn),
    rows: lines,
    cells: new Map(columns.map((_, at) => [`0,${at}`, { style: HEADER_STYLE }])),
    freezePane: { rows: 1 },
    dataValidations: columns.flatMap(({ choices }, at) =>
      choices ? [onlyOf(choices, at, rows.length)] : [],
    ),
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '$1:$1',
    },
  };
}

/** What is typed into a column of text stays as it was typed: no date, no number, no formula is made of it. */
function describeColumn({ width, toFillIn }: WorkbookColumn): ColumnDef {
  return {
    width,
    style: { alignment: { wrapText: true, vertical: 'top' }, ...(toFillIn ? { numFmt: '@' } : {}) },
  };
}

const onlyOf = (choices: string, column: number, rows: number) => {
  const letter = String.fromCharCode(65 + column);
  return {
    type: 'list',
    formula1: choices,
    allowBlank: true,
    range: `${letter}2:${letter}${rows + 1}`,
    showErrorMessage: true,
    errorTitle: 'Not one of the ratings',
    errorMessage: 'Choose from the list.',
  } as const;
};

/** Signs that XML has none for are written as `_x0000_`; a text that looks like that already must not be read as one. */
function writable<Content extends CellContent>(content: Content): Content | string {
  const safe = neutralise(content);
  if (typeof safe !== 'string') return safe;
  return safe
    .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll(
      /[\uFFFE\uFFFF]|\p{Surrogate}/gu,
      (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase()}_`,
    );
}
