import type { PlanAction } from '@plumbline/contract';

import type { FieldError } from '../../api/field-errors.js';
import type { TypedDate } from '../../govuk/date-input.js';
import { isoDate, NO_DATE } from '../../govuk/typed-date.js';

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

export const NO_ACTION: ActionDraft = { what: '', owner: '', due: NO_DATE, expected: '' };

export function draftOf({ what, owner, dueOn, expected }: PlanAction): ActionDraft {
  const [year = '', month = '', day = ''] = dueOn.split('-');
  return { what, owner, expected, due: { year, month: `${Number(month)}`, day: `${Number(day)}` } };
}

/** The draft as it is sent, or what is wrong with it. */
export function readDraft({ what, owner, due, expected }: ActionDraft) {
  const dueOn = isoDate(due);
  const faults: FieldError[] = [
    ...(what.trim() ? [] : [{ text: 'Enter what will be done', href: `#${FIELDS.what}` }]),
    ...(owner.trim() ? [] : [{ text: 'Enter who will do it', href: `#${FIELDS.owner}` }]),
    ...(dueOn
      ? []
      : [{ text: 'Enter the date the action is due, such as 30 6 2027', href: `#${FIELDS.dueOn}` }]),
  ];
  return { faults, action: dueOn && faults.length === 0 ? { what, owner, dueOn, expected } : null };
}
