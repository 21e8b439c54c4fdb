const LONGEST_SHEET_NAME = 31;

/**
 * Names for the sheets of a workbook, in the order of the titles: without the signs that Excel refuses or takes for a formula, at most 31
 * characters, none twice.
 */
export function sheetNames(titles: readonly string[]): string[] {
  const names: string[] = [];
  for (const title of titles) {
    const plain = harmless(title.replaceAll(/[[\]:*?/\\]/g, ' ')) || 'Sheet';
    const taken = new Set(names.map((name) => name.toLowerCase()));
    let name = shorten(plain, LONGEST_SHEET_NAME);
    for (let copy = 2; taken.has(name.toLowerCase()); copy++)
      name = `${shorten(plain, LONGEST_SHEET_NAME - `${copy}`.length - 1)} ${copy}`;
    names.push(name);
  }
  return names;
}

/** The name of a file made of words: small letters, digits and hyphens only. */
export function fileName(words: readonly string[], ending: string): string {
  const plain = words
    .join('-')
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  return `${shorten(plain, 80) || 'file'}.${ending}`;
}

/** Without control characters, and without what a name must not start or end with. */
const harmless = (text: string): string =>
  text
    .replaceAll(/\p{C}+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/^[\s'=+\-@\uFF1D\uFF0B\uFF0D\uFF20]+|[\s']+$/g, '');

/** At the end of a word, where there is one in its second half. */
const shorten = (text: string, most: number): string => {
  if (text.length <= most) return text;
  const words = text.slice(0, most + 1).lastIndexOf(' ');
  const cut = text.slice(0, words > most / 2 ? words : most);
  return (cut.isWellFormed() ? cut : cut.slice(0, -1)).replace(/[\s'-]+$/, '');
};
