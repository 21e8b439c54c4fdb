import type { PlanAction } from '@plumbline/contract';

import type { FieldError } from '../../api/field-errors.js';
import type { TypedDate } from '../../govuk/date-input.js';
import { dateFault, isoDate, NO_DATE } from '../../govuk/typed-date.js';

export interface ActionDraft {
  readonly what: string;
  readonly owner: string;
  readonly due: TypedDate;
  readonly expected: string;
}

/** The ids of the fields, by their names in the request. */
export const FIELDS = {
  what: 'what',
  owner: 'owner',
  dueOn: 'dueOn-day',
  expected: 'expected',
  note: 'note',
};

/** An action may be entered after it was due, but a year before this one is a slip. */
const EARLIEST = '2000-01-01';

export const NO_ACTION: ActionDraft = { what: '', owner: '', due: NO_DATE, expected: '' };

export function draftOf({ what, owner, dueOn, expected }: PlanAction): ActionDraft {
  const [year = '', month = '', day = ''] = dueOn.split('-');
  return { what, owner, expected, due: { year, month: `${Number(month)}`, day: `${Number(day)}` } };
}

/** The draft as it is sent, or what is wrong with it. */
export function readDraft({ what, owner, due, expected }: ActionDraft) {
  const dueOn = isoDate(due);
  const fault =
    dateFault(due, 'the date the action is due') ??
    (dueOn && dueOn < EARLIEST ? 'The date the action is due must be in 2000 or later' : null);
  const faults: FieldError[] = [
    ...(what.trim() ? [] : [{ text: 'Enter what will be done', href: `#${FIELDS.what}` }]),
    ...(owner.trim() ? [] : [{ text: 'Enter who will do it', href: `#${FIELDS.owner}` }]),
    ...(fault ? [{ text: fault, href: `#${FIELDS.dueOn}` }] : []),
  ];
  return { faults, action: dueOn && faults.length === 0 ? { what, owner, dueOn, expected } : null };
}
