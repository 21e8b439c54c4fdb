/**
 * What stands in the place of a figure that is not shown, the same on page, in table, file and API.
 *
 * One sentence for every cause: a text that told "too few" from "too alike" would itself give ratings away.
 *
 * @example
 * const text = cell.state === 'hidden' ? HIDDEN_SENTENCE : describe(cell);
 */
export const HIDDEN_SENTENCE =
  'Not shown to protect authorities: too few rated this, or their ratings were too alike';
