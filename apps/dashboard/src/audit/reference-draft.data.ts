import type { AddReference, ReferenceKind } from '@plumbline/contract';

import type { FieldError } from '../api/field-errors.js';
import { isEmpty, isoDate, NO_DATE } from '../govuk/typed-date.js';

/** The ids of the fields, by their names in the request. */
export const FIELDS = { title: 'reference-title', link: 'reference-link', datedOn: 'reference-date-day' };

export const NO_REFERENCE = {
  title: '',
  kind: 'policy' as ReferenceKind,
  link: '',
  recordNumber: '',
  date: NO_DATE,
};
export type ReferenceDraft = typeof NO_REFERENCE;

const given = (text: string): string | null => text.trim() || null;

export function draftOf({ title, kind, link, recordNumber, datedOn }: AddReference): ReferenceDraft {
  const [year = '', month = '', day = ''] = datedOn?.split('-') ?? [];
  const date = datedOn ? { year, month: `${Number(month)}`, day: `${Number(day)}` } : NO_DATE;
  return { title, kind, link: link ?? '', recordNumber: recordNumber ?? '', date };
}

/** The draft as it is sent. */
export const referenceOf = ({ title, kind, link, recordNumber, date }: ReferenceDraft): AddReference => ({
  ...{ title, kind },
  link: given(link),
  recordNumber: given(recordNumber),
  datedOn: isoDate(date),
});

/** What can be seen to be wrong before anything is sent. */
export function faultsOf({ title, link, recordNumber, date }: ReferenceDraft): FieldError[] {
  return [
    ...(given(title) ? [] : [{ text: 'Enter what it is called', href: `#${FIELDS.title}` }]),
    ...(given(link) || given(recordNumber)
      ? []
      : [{ text: 'Enter a link or a record number', href: `#${FIELDS.link}` }]),
    ...(isEmpty(date) || isoDate(date)
      ? []
      : [{ text: 'Enter the date, such as 30 6 2027', href: `#${FIELDS.datedOn}` }]),
  ];
}
