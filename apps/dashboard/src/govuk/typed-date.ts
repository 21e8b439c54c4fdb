import type { TypedDate } from './date-input.js';

export const NO_DATE: TypedDate = { day: '', month: '', year: '' };

export const isEmpty = ({ day, month, year }: TypedDate): boolean => `${day}${month}${year}`.trim() === '';

/** What was typed as `2027-06-30`; null: it is no day of the calendar. */
export function isoDate({ day, month, year }: TypedDate): string | null {
  const parts = [year, month, day].map((part) => part.trim());
  if (!parts.every((part) => /^\d+$/.test(part)) || parts[0]?.length !== 4) return null;
  const text = parts.map((part) => part.padStart(2, '0')).join('-');
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text ? text : null;
}

/** What is wrong with a date that has to be there, which is called `named` after "Enter"; null: nothing. */
export function dateFault(date: TypedDate, named: string): string | null {
  if (isoDate(date)) return null;
  return isEmpty(date)
    ? `Enter ${named}, such as 30 6 2027`
    : `${named.slice(0, 1).toUpperCase()}${named.slice(1)} must be a real date, such as 30 6 2027`;
}
