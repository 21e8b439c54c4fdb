import { FILE_TYPES, type FileFormat, type ImportPreview, Problem } from '@plumbline/contract';
import { type CellContent, writeWorkbook } from '@plumbline/exchange';
import { readWorkbook, type ReadSheet } from '@plumbline/exchange/reading';

import type { Answer, Service } from './service.js';

export const HEADERS = {
  rating: 'Our rating',
  reason: 'If not applicable, why',
  note: 'What we know and how we know it',
  improvement: 'Areas for improvement',
  evidence: 'Evidence',
};

/** A cell to be written: on the row of a recommendation, under a heading. */
export interface Edit {
  readonly item: string;
  readonly field: keyof typeof HEADERS;
  readonly value: CellContent;
}

interface Whose {
  readonly as: string;
  readonly auditId: string;
}

export const download = (
  service: Service,
  { as, auditId }: Whose,
  format: FileFormat = 'xlsx',
): Promise<Answer> => service.request({ as, path: `/audits/${auditId}/files/${format}` });

export const upload = (service: Service, { as, auditId }: Whose, body: Buffer): Promise<Answer> =>
  service.request({
    as,
    method: 'POST',
    path: `/audits/${auditId}/imports`,
    body,
    headers: { 'sec-fetch-site': 'same-origin', 'content-type': FILE_TYPES.xlsx },
  });

export const takeOver = (service: Service, as: string, { auditId, id }: ImportPreview, conflicts = 'leave') =>
  service.request({
    as,
    method: 'POST',
    path: `/audits/${auditId}/imports/${id}/take-over`,
    body: { conflicts },
  });

export const previewed = (answer: Answer): ImportPreview => answer.json() as ImportPreview;
export const refusal = (answer: Answer): [number, string, string | undefined] => {
  const { type, detail } = Problem.parse(answer.json());
  return [answer.status, type.replace('/problems/', ''), detail];
};

/** The sheets as tables of texts and numbers, header first. */
export const tables = (bytes: Buffer): Map<string, CellContent[][]> =>
  new Map(readWorkbook(bytes).map((sheet) => [sheet.name, table(sheet)]));

function table({ cells }: ReadSheet): CellContent[][] {
  const lines: CellContent[][] = [];
  for (const { row, column, value } of cells) {
    while (lines.length < row) lines.push([]);
    const line = lines[row - 1] ?? [];
    while (line.length < column) line.push(null);
    line[column - 1] = typeof value === 'boolean' ? String(value) : value;
  }
  return lines;
}

/** The workbook as a person would save it again after changing some cells. */
export const edited = (bytes: Buffer, edits: readonly Edit[]): Promise<Buffer> =>
  resaved(bytes, (sheets) => {
    for (const lines of sheets.values())
      for (const { item, field, value } of edits) {
        const at = lines[0]?.indexOf(HEADERS[field]) ?? -1;
        const line = lines.find(([reference]) => reference === item);
        if (line && at >= 0) line[at] = value;
      }
  });

/** The workbook saved again after anything was done to its tables. */
export async function resaved(
  bytes: Buffer,
  change: (sheets: Map<string, CellContent[][]>) => void,
): Promise<Buffer> {
  const sheets = tables(bytes);
  change(sheets);
  const written = await writeWorkbook({
    title: 'Saved again',
    sheets: [...sheets].map(([name, [header = [], ...rows]]) => ({
      name,
      columns: Array.from(header, (text) => ({ header: String(text ?? ''), width: 20 })),
      rows: rows.map((line) => Array.from(line, (cell) => cell ?? null)),
    })),
    properties: {},
  });
  return Buffer.from(written);
}
