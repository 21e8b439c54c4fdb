// What writes; what reads is apart, so that a thread that only reads starts at once.
export { toCsv } from './csv.js';
export { fileName, sheetNames } from './names.js';
export { neutralise, restore } from './neutralise.js';
export type { CellContent } from './neutralise.js';
export { writeWorkbook } from './write-workbook.js';
export type { WorkbookColumn, WorkbookContent, WorkbookSheet } from './write-workbook.js';
