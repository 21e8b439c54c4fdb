import { expect, it } from 'vitest';

import { checkAnnouncement } from './announce.data.js';
import { isoDate, NO_DATE } from '../govuk/typed-date.js';

const day = (text: string) => {
  const [date = '', month = '', year = ''] = text.split(' ');
  return { day: date, month, year };
};
const DRAFT = {
  cycle: ' 2027 ',
  opensOn: day('1 1 2027'),
  dueOn: day('01 06 2027'),
  figuresTakenOn: day('30 6 2027'),
  resultsOn: day('1 9 2027'),
};

it('what was typed becomes a request', () => {
  expect(checkAnnouncement(DRAFT)).toEqual({
    errors: [],
    body: {
      cycle: '2027',
      opensOn: '2027-01-01',
      dueOn: '2027-06-01',
      figuresTakenOn: '2027-06-30',
      resultsOn: '2027-09-01',
    },
  });
});

it('what is missing or no day is named, and leads to its field', () => {
  const { errors, body } = checkAnnouncement({
    ...DRAFT,
    cycle: '',
    dueOn: day('31 6 2027'),
    resultsOn: NO_DATE,
  });
  expect(body).toBeNull();
  expect(errors).toEqual([
    { text: 'Enter the name of the cycle', href: '#cycle' },
    { text: 'Enter the day on which audits are due, such as 30 6 2027', href: '#dueOn-day' },
    { text: 'Enter the day of the results, such as 30 6 2027', href: '#resultsOn-day' },
  ]);
});

it('a year that is far off is named by its day, not only as a year', () => {
  const { errors, body } = checkAnnouncement({ ...DRAFT, opensOn: day('1 1 0227'), dueOn: day('1 6 9027') });
  expect(body).toBeNull();
  expect(errors).toEqual([
    { text: 'Enter the day on which the cycle opens with a year from 1900 to 2199', href: '#opensOn-day' },
    { text: 'Enter the day on which audits are due with a year from 1900 to 2199', href: '#dueOn-day' },
  ]);
});

it.each(['29 2 2027', '0 1 2027', '1 13 2027', '1 1 27', 'a 1 2027', ''])('%s is no day', (text) => {
  expect(isoDate(day(text))).toBeNull();
});
