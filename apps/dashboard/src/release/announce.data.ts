import type { AnnounceCycle } from '@plumbline/contract';

import type { TypedDate } from '../govuk/date-input.js';
import { isoDate } from '../govuk/typed-date.js';
import type { FieldError } from '../api/field-errors.js';

type DateField = 'opensOn' | 'dueOn' | 'figuresTakenOn' | 'resultsOn';

/** A cycle as it is being typed. */
export interface Announcement extends Readonly<Record<DateField, TypedDate>> {
  readonly cycle: string;
}

/** The ids on the page of what the request calls by other names: an error leads to the first field of a date. */
export const FIELD_IDS = {
  cycle: 'cycle',
  opensOn: 'opensOn-day',
  dueOn: 'dueOn-day',
  figuresTakenOn: 'figuresTakenOn-day',
  resultsOn: 'resultsOn-day',
} as const;

interface DateWords {
  readonly field: DateField;
  readonly legend: string;
  readonly hint: string;
  /** As it reads after "Enter". */
  readonly named: string;
}

export const DATE_FIELDS: readonly DateWords[] = [
  {
    field: 'opensOn',
    legend: 'When does it open?',
    hint: 'From this day on authorities can work on their audits. For example, 1 1 2027.',
    named: 'the day on which the cycle opens',
  },
  {
    field: 'dueOn',
    legend: 'When are audits due?',
    hint: 'You can move this day to a later one, but never past the day on which figures are taken.',
    named: 'the day on which audits are due',
  },
  {
    field: 'figuresTakenOn',
    legend: 'When are figures taken?',
    hint: 'What is signed off by the end of this day counts. Two to four weeks after audits are due. It never moves.',
    named: 'the day on which figures are taken',
  },
  {
    field: 'resultsOn',
    legend: 'When will results be published?',
    hint: 'Authorities and regional leads are told this day in advance.',
    named: 'the day of the results',
  },
];

interface Checked {
  readonly errors: readonly FieldError[];
  /** Null while something is missing. Whether the dates follow each other is the service's to say. */
  readonly body: AnnounceCycle | null;
}

/** Reads what was typed. */
export function checkAnnouncement(draft: Announcement): Checked {
  const cycle = draft.cycle.trim();
  const errors = [
    ...(cycle === '' ? [{ text: 'Enter the name of the cycle', href: `#${FIELD_IDS.cycle}` }] : []),
    ...DATE_FIELDS.filter(({ field }) => isoDate(draft[field]) === null).map(({ field, named }) => ({
      text: `Enter ${named}, such as 30 6 2027`,
      href: `#${FIELD_IDS[field]}`,
    })),
    ...DATE_FIELDS.filter(({ field }) => isFarOff(isoDate(draft[field]))).map(({ field, named }) => ({
      text: `Enter ${named} with a year from 1900 to 2199`,
      href: `#${FIELD_IDS[field]}`,
    })),
  ];
  const [opensOn, dueOn, figuresTakenOn, resultsOn] = DATE_FIELDS.map(({ field }) => isoDate(draft[field]));
  if (errors.length > 0 || !opensOn || !dueOn || !figuresTakenOn || !resultsOn) return { errors, body: null };
  return { errors, body: { cycle, opensOn, dueOn, figuresTakenOn, resultsOn } };
}

const isFarOff = (day: string | null): boolean => day !== null && !/^(19|20|21)/.test(day);
