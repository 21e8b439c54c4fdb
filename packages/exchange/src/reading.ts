export { FILE_LIMITS } from './gate.js';
export { readWorkbook } from './read-workbook.js';
export type { ReadCell, ReadSheet } from './read-workbook.js';
export { RefusedFile } from './refused-file.js';
