import { isShown, raiseRule, type Rule } from '@plumbline/disclosure';
import type { MatchedPanel } from '@plumbline/statistics';

/** Fewer matched authorities than this leave no project. */
const FEWEST_MATCHED = 10;

/** The rule for what leaves a project: the service's own rule, with at least ten matched authorities. */
export function outputRule(rule: Rule): Rule {
  return raiseRule(rule, { minRated: Math.max(FEWEST_MATCHED, rule.minRated) });
}

/** The rule in plain words, for the page and the files. */
export function describeOutputRule(rule: Rule): string {
  return (
    `Figures leave a project where at least ${rule.minRated} authorities rated the recommendation in both cycles and at least ` +
    `${rule.spreadFromEight} of them, and no fewer than ${rule.spreadPercent} in 100, moved otherwise than most did. ` +
    `The tables from level to level also need as much difference among the ratings of each cycle, and nobody, or as many, who rated in ` +
    `one of the two alone: published counts less the table's are those.`
  );
}

type Panel = Pick<MatchedPanel, 'matched' | 'notApplicable' | 'lower' | 'same' | 'higher' | 'transitions'>;

/** By level, those who rated in the earlier cycle and are not in the table, and those of the later: they left, joined, or said once that it does not apply. */
export interface Beside {
  readonly earlier: readonly number[];
  readonly later: readonly number[];
}

/** Whether lower, same and higher may be shown: who knows that nearly all moved alike knows how each moved. */
export function mayShowChange({ lower, same, higher, matched, notApplicable }: Panel, rule: Rule): boolean {
  return isShown({ counts: [lower, same, higher], notApplicable }, matched + notApplicable, rule);
}

/**
 * Whether the table of transitions may be shown: it also tells how all in it were rated in each of the two cycles, and with the counts
 * published of a cycle how those beside it were.
 */
export function mayShowTransitions(panel: Panel, { earlier, later }: Beside, rule: Rule): boolean {
  const { transitions, matched, notApplicable } = panel;
  const before = transitions.map(sum);
  const after = transitions.map((_, to) => sum(transitions.map((row) => row[to] ?? 0)));
  return (
    mayShowChange(panel, rule) &&
    [before, after].every((counts) => isShown({ counts, notApplicable }, matched + notApplicable, rule)) &&
    [earlier, later].every(
      (counts) => sum(counts) === 0 || isShown({ counts, notApplicable: 0 }, sum(counts), rule),
    )
  );
}

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);
