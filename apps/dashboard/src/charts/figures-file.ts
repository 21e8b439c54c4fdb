/** A line of a table for a spreadsheet. */
export type FileLine = readonly (string | number)[];

/** What a spreadsheet would take for a formula. */
const LIKE_A_FORMULA = /^[=+\-@\t\r]/;

/** A table as CSV (RFC 4180): text that looks like a formula is written as text. */
export const toCsv = (lines: readonly FileLine[]): string =>
  lines.map((line) => `${line.map(toField).join(',')}\r\n`).join('');

function toField(content: string | number): string {
  if (typeof content === 'number') return String(content);
  const text = LIKE_A_FORMULA.test(content) ? `'${content}` : content;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const LONGEST = 80;

/** The name of a file made of words: small letters, digits and hyphens only. */
export function fileName(words: readonly string[], ending: string): string {
  const plain = words
    .join('-')
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replaceAll(/^-+|-+$/g, '');
  return `${plain || 'figures'}.${ending}`;
}
