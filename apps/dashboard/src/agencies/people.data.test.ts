import type { AgencyPerson } from '@plumbline/contract';
import { expect, test } from 'vitest';

import { eventWords, outcomeWords, timeWords } from './people.data.js';

const ADA: AgencyPerson = {
  membershipId: '50000000-0000-4000-8000-000000000001',
  name: 'Ada North',
  address: 'ada.north@moorland.example',
  from: '2026-11-23',
  until: null,
  over: false,
  record: [],
};

test('a time says since when and until when', () => {
  expect(timeWords(ADA)).toBe('Since 23 November 2026');
  expect(timeWords({ ...ADA, until: '2027-06-30' })).toBe('Since 23 November 2026, until 30 June 2027');
  expect(timeWords({ ...ADA, until: '2027-06-30', over: true })).toBe(
    'Since 23 November 2026, ended 30 June 2027',
  );
});

test('a time that was ended says the day on which it was, not the last one before', () => {
  const record = [
    { what: 'ended', at: '2026-11-23T13:00:00.000Z', by: 'Morgan Ellis', until: null },
  ] as const;
  expect(timeWords({ ...ADA, until: '2026-11-22', over: true, record: [...record] })).toBe(
    'Since 23 November 2026, ended 23 November 2026',
  );
});

test('the record names who did it and when', () => {
  const event = { what: 'let-in', at: '2026-11-23T13:00:00.000Z', by: 'Morgan Ellis', until: null } as const;
  expect(eventWords(event)).toBe('23 November 2026: let in, no last day, by Morgan Ellis');
  expect(eventWords({ ...event, what: 'last-day', until: '2027-06-30' })).toBe(
    '23 November 2026: given last day 30 June 2027, by Morgan Ellis',
  );
  expect(eventWords({ ...event, what: 'address' })).toContain('address at work changed, by Morgan Ellis');
  expect(eventWords({ ...event, what: 'ended' })).toBe('23 November 2026: ended, by Morgan Ellis');
});

test('an address on record is said to be somebody’s, by the name on record', () => {
  const done = { people: [ADA], membershipId: ADA.membershipId };
  expect(outcomeWords({ ...done, outcome: 'new' }, 'Clinic')).toBe('Ada North acts for Clinic now.');
  expect(outcomeWords({ ...done, outcome: 'known' }, 'Clinic')).toContain('belongs to Ada North');
  expect(outcomeWords({ ...done, outcome: 'there-already' }, 'Clinic')).toContain('Nothing was changed');
});
