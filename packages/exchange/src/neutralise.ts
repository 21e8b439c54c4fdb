/** What may stand in a cell of a table that leaves; null: nothing. */
export type CellContent = string | number | null;

/** A text that a spreadsheet would take for a formula: by its first sign, full-width forms and line ends included. */
const LIKE_A_FORMULA = /^'*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;
/** Such a text after {@link neutralise}. */
const NEUTRALISED = /^'+[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

/**
 * Keeps a spreadsheet from running a text: one apostrophe before what it would take for a formula. A number stays a number, a negative one too.
 *
 * Apostrophes before such a start get one more, so that {@link restore} undoes exactly this and nothing else.
 *
 * @example neutralise('=1+1') // "'=1+1"
 */
export function neutralise<Content extends CellContent>(content: Content): Content | string {
  return typeof content === 'string' && LIKE_A_FORMULA.test(content) ? `'${content}` : content;
}

/** Undoes {@link neutralise}: `restore(neutralise(text)) === text` for every text. */
export function restore(text: string): string {
  return NEUTRALISED.test(text) ? text.slice(1) : text;
}
