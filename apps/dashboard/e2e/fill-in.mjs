// Fills in a workbook as a spreadsheet would: node fill-in.mjs FILE COLUMN '{"reference": "words"}'. A program of its own, since the
// dashboard's tests import nothing of the server's.
import { readFileSync, writeFileSync } from 'node:fs';

const EXCHANGE = '../../../packages/exchange/dist';
const { readWorkbook } = await import(`${EXCHANGE}/reading.js`);
const { writeWorkbook } = await import(`${EXCHANGE}/index.js`);

const [, , file, column, json] = process.argv;
const values = JSON.parse(json);
const sheets = readWorkbook(readFileSync(file)).map(({ name, cells }) => {
  const lines = [];
  for (const { row, column: at, value } of cells) (lines[row - 1] ??= [])[at - 1] = value;
  const rows = Array.from(lines, (line = []) => Array.from({ length: 7 }, (_, at) => line[at] ?? null));
  for (const row of rows) row[column - 1] = values[row[0]] ?? row[column - 1];
  const [header, ...rest] = rows;
  return { name, columns: header.map((text) => ({ header: text ?? '', width: 20 })), rows: rest };
});
writeFileSync(file, await writeWorkbook({ title: '', sheets, properties: {} }));
