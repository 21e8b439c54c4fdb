/**
 * The numbers of the spread rule. They are configuration of a server, stored with each release, and may only be raised.
 *
 * Unit:   `minRated` ratings; `spreadBelowEight` and `spreadFromEight` ratings, for blocks of fewer than eight contributors and of eight or
 *         more; `spreadPercent` of the contributors of a block, in whole percent.
 *
 * @example
 * const numbers: RuleNumbers = { minRated: 5, spreadBelowEight: 2, spreadFromEight: 3, spreadPercent: 20 };
 */
export interface RuleNumbers {
  readonly minRated: number;
  readonly spreadBelowEight: number;
  readonly spreadFromEight: number;
  readonly spreadPercent: number;
}

/**
 * A rule under which figures are released. `version` tells it from every other, so a release names the rule it was made under.
 *
 * @example
 * const { version }: Rule = STANDARD_RULE; // '2'
 */
export interface Rule extends RuleNumbers {
  readonly version: string;
}

/**
 * The rule that no server may go below: at least five rated it, and at least two of them (three from eight contributors up), and one in
 * five of the contributors, gave another rating than the most common one.
 *
 * Unanimity is what discloses: who knows that all agree knows each. A count of 1 does not: it names nobody.
 *
 * Version 1 had the same numbers and knew no consent. What counts as another version is whatever could show other figures of the same ratings.
 *
 * @example
 * isShown({ counts: [0, 1, 2, 5], notApplicable: 0 }, 8, STANDARD_RULE); // true
 */
export const STANDARD_RULE: Rule = {
  version: '2',
  minRated: 5,
  spreadBelowEight: 2,
  spreadFromEight: 3,
  spreadPercent: 20,
};

/**
 * How many must have given another rating than the most common one.
 *
 * Unit:   ratings; `contributors` are those of the block whose framework version asks the item, not applicable included.
 * Throws: RangeError when `contributors` is not a whole number from 0 up.
 *
 * @example
 * spread(12, STANDARD_RULE); // 3
 * spread(33, STANDARD_RULE); // 7: one in five, rounded up
 */
export function spread(contributors: number, rule: RuleNumbers): number {
  requireCount('contributors', contributors);
  const least = contributors < 8 ? rule.spreadBelowEight : rule.spreadFromEight;
  return Math.max(least, Math.ceil((contributors * rule.spreadPercent) / 100));
}

/**
 * How many authorities of a block may pool their complete audits without learning another one's rating: m of the guarantee.
 * m = spread(N) - 1. By the standard rule that is 1 for N = 5 to 7 contributors, 2 for 8 to 15, 3 for 16 to 20, 4 for 21 to 25,
 * 5 for 26 to 30 and 6 for 31 to 33. Of a block of fewer than five nothing is ever shown.
 *
 * Throws: RangeError when `contributors` is not a whole number from 0 up.
 *
 * @example
 * safeCoalition(10, STANDARD_RULE); // 2
 */
export function safeCoalition(contributors: number, rule: RuleNumbers): number {
  return spread(contributors, rule) - 1;
}

/**
 * A stricter rule. The version of the result says what was raised, so that two rules of one version are the same rule.
 *
 * Throws: RangeError naming every number that would be lowered, is not whole, or is none of the rule's.
 *
 * @example
 * raiseRule(STANDARD_RULE, { minRated: 10 }).version; // '2 minRated=10'
 */
export function raiseRule(rule: Rule, changes: Partial<RuleNumbers>): Rule {
  const faults = Object.entries(changes).flatMap(([name, value]) => {
    if (!isRuleNumber(name)) return `${name} is no number of the rule`;
    if (!Number.isSafeInteger(value)) return `${name} must be a whole number, not ${value}`;
    return value < rule[name] ? `${name} may not be lowered from ${rule[name]} to ${value}` : [];
  });
  if (faults.length > 0) throw new RangeError(faults.join('; '));
  const raised = { ...numbersOf(rule), ...changes };
  const differing = RULE_NUMBERS.filter((name) => raised[name] !== STANDARD_RULE[name]);
  const named = differing.map((name) => `${name}=${raised[name]}`);
  return { version: [STANDARD_RULE.version, ...named].join(' '), ...raised };
}

/**
 * The rule in plain words, for the page and the record of a release.
 *
 * @example
 * describeRule(STANDARD_RULE);
 * // 'Figures are shown where at least 5 rated the recommendation and at least 2 authorities (3 where 8 or more returned), and no
 * // fewer than 20 in 100 of those that returned, gave another rating than the most common one. …'
 */
export function describeRule(rule: RuleNumbers): string {
  const { minRated, spreadBelowEight, spreadFromEight, spreadPercent } = rule;
  return (
    `Figures are shown where at least ${minRated} rated the recommendation and at least ${spreadBelowEight} authorities ` +
    `(${spreadFromEight} where 8 or more returned), and no fewer than ${spreadPercent} in 100 of those that returned, gave ` +
    `another rating than the most common one. Where every authority of a region agreed to it when signing off, figures on which ` +
    `almost all agree are shown too, and marked.`
  );
}

/** Refuses what cannot be a count. Not exported from the package. */
export function requireCount(what: string, value: number): void {
  if (!Number.isSafeInteger(value) || value < 0) {
    throw new RangeError(`${what}: ${value} is not a whole number from 0 up`);
  }
}

const RULE_NUMBERS = ['minRated', 'spreadBelowEight', 'spreadFromEight', 'spreadPercent'] as const;

function isRuleNumber(name: string): name is keyof RuleNumbers {
  return RULE_NUMBERS.some((number) => number === name);
}

function numbersOf({ minRated, spreadBelowEight, spreadFromEight, spreadPercent }: Rule): RuleNumbers {
  return { minRated, spreadBelowEight, spreadFromEight, spreadPercent };
}
