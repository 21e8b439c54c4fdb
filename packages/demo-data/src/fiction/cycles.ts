/**
 * A yearly cycle of the fiction. Its dates are calendar days in London.
 *
 * Unit:   days (ISO 8601).
 *
 * @example
 * FICTIONAL_CYCLES.at(-1)?.figuresTakenOn; // '2027-04-21'
 */
export interface FictionalCycle {
  readonly id: string;
  readonly frameworkId: 'cscip-2017';
  readonly timePeriod: string;
  readonly opensOn: string;
  readonly dueOn: string;
  /** The cut-off: what is signed by the end of this day counts. */
  readonly figuresTakenOn: string;
  readonly resultsOn: string;
}

function cycleOf(year: number): FictionalCycle {
  return {
    id: `${year}`,
    frameworkId: 'cscip-2017',
    timePeriod: `${year}`,
    opensOn: `${year}-10-01`,
    dueOn: `${year + 1}-03-31`,
    figuresTakenOn: `${year + 1}-04-21`,
    resultsOn: `${year + 1}-05-12`,
  };
}

/**
 * Three cycles: two that are over, and one that is open on the {@link DEMONSTRATION_DAY}.
 *
 * @example
 * FICTIONAL_CYCLES.map(({ id }) => id); // ['2024', '2025', '2026']
 */
export const FICTIONAL_CYCLES: readonly FictionalCycle[] = [2024, 2025, 2026].map(cycleOf);

/**
 * The day up to which the fiction is told: nothing in it happened later.
 *
 * Unit:   a day (ISO 8601).
 *
 * @example
 * audits.every(({ signedAt }) => signedAt === null || signedAt.slice(0, 10) <= DEMONSTRATION_DAY);
 */
export const DEMONSTRATION_DAY = '2026-11-20';

const DAY = 86_400_000;

/** Days since 1970. */
export const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY;

const known = new Map<number, string>();

/** The ISO day of a day number. Remembers them: millions of ratings share a few hundred days. */
export function isoDay(number: number): string {
  const found = known.get(number);
  if (found !== undefined) return found;
  const day = new Date(number * DAY).toISOString().slice(0, 10);
  known.set(number, day);
  return day;
}

/** The Friday before, where a day falls on a weekend (1 January 1970 was a Thursday). */
export function weekday(number: number): number {
  const sinceSaturday = (number + 5) % 7;
  return sinceSaturday < 2 ? number - 1 - sinceSaturday : number;
}
