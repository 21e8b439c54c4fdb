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

/**
 * What stands beside a figure on which almost all agree, and that is shown all the same.
 *
 * @example
 * const note = cell.state === 'shown_by_consent' ? CONSENT_SENTENCE : '';
 */
export const CONSENT_SENTENCE = 'Shown because every authority agreed';
