import type { Change } from '@plumbline/contract';
import { toCsv } from '@plumbline/exchange';

/** The sign for a figure that is not shown, as in the Department for Education's files. */
const HIDDEN = 'c';
/** The sign for a figure that there is not: nobody was asked in both cycles. */
const NOT_AVAILABLE = 'x';

const CHANGE_COLUMNS = [
  ...['recommendation', 'matched', 'joined', 'left', 'not_applicable'],
  ...['lower', 'same', 'higher', 'net_dominance', 'sign_p'],
];

/** One line for each recommendation: how many rated it lower, the same and higher than before. Numbers are not rounded. */
export function changeCsv({ recommendations }: Change): string {
  const lines = recommendations.map(({ id, joined, left, figures }) => {
    if (figures.state === 'hidden') return [id, HIDDEN, joined, left, ...Array<string>(6).fill(HIDDEN)];
    if (figures.state === 'not-comparable')
      return [id, 0, joined, left, 0, 0, 0, 0, NOT_AVAILABLE, NOT_AVAILABLE];
    const { matched, notApplicable, lower, same, higher, netDominance, signP } = figures;
    return [id, matched, joined, left, notApplicable, lower, same, higher, netDominance, signP];
  });
  return toCsv([CHANGE_COLUMNS, ...lines]);
}

/** One line for each recommendation that can be compared and each two levels, from the earlier cycle's to the later's. */
export function transitionsCsv({ recommendations, levels }: Change): string {
  const lines = recommendations.flatMap(({ id, figures }) => {
    if (figures.state === 'not-comparable') return [];
    const counts = figures.state === 'shown' ? figures.transitions : null;
    return levels.flatMap((from, row) =>
      levels.map((to, column) => [id, from.key, to.key, counts?.[row]?.[column] ?? HIDDEN]),
    );
  });
  return toCsv([['recommendation', 'from_level', 'to_level', 'authorities'], ...lines]);
}
