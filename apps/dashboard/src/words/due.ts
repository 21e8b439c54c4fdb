import { longDate } from './dates.js';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Up to here people count in days. */
const MOST_DAYS = 31;

interface Dates {
  readonly dueOn: string;
  /** Left out where nothing follows from it. */
  readonly figuresTakenOn?: string;
}

/** Due in 9 days. All days are calendar days in London. */
export function dueWords({ dueOn, figuresTakenOn }: Dates, today: string): string {
  const days = Math.round((Date.parse(dueOn) - Date.parse(today)) / DAY_MS);
  if (days > MOST_DAYS) return `Due on ${longDate(dueOn)}.`;
  if (days > 1) return `Due in ${days} days, on ${longDate(dueOn)}.`;
  if (days >= 0) return days === 0 ? 'Due today.' : 'Due tomorrow.';
  const was = `It was due on ${longDate(dueOn)}`;
  if (figuresTakenOn === undefined) return `${was}.`;
  return today <= figuresTakenOn
    ? `${was}. It is in the published results if it is signed off by ${longDate(figuresTakenOn)}.`
    : `${was}. Figures were taken on ${longDate(figuresTakenOn)}, so it will not be in the published results.`;
}
