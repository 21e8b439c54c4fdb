import type { Answer, FrameworkContent, PartnerItem, Partners } from '@plumbline/contract';
import { expect, test } from 'vitest';

import { countByAgency, countPartners, partnerState, rangeWords, toDifferences } from './partners.data.js';

const item = (id: string) => ({
  id,
  title: id,
  addressedTo: 'local' as const,
  lookFor: [],
  usuallyAsked: [],
});
const CONTENT: FrameworkContent = {
  id: 'made-up',
  version: 1,
  title: 'Made up',
  publisher: 'Nobody',
  levels: [
    { key: 'weak', label: 'Weak', strength: false },
    { key: 'fair', label: 'Fair', strength: false },
    { key: 'strong', label: 'Strong', strength: true },
  ],
  notApplicable: { label: 'Not applicable', meaning: '' },
  themes: [{ id: 'one', number: 1, title: 'One', recommendations: ['a', 'b', 'c', 'd'].map(item) }],
  evidence: [],
};
const POLICE = { id: '20000000-0000-4000-8000-000000000001', name: 'Police', kind: 'police' as const };
const CLINIC = { id: '20000000-0000-4000-8000-000000000002', name: 'Clinic', kind: 'health' as const };
const asked = (agency: typeof POLICE | typeof CLINIC, rating: string | null, overdue = false) => ({
  agency,
  dueOn: '2026-06-30',
  rated: rating !== null,
  overdue,
  enteredBy: null as string | null,
  answer:
    rating === null
      ? null
      : {
          ...{ rating, reason: '', note: `Words of ${agency.name}`, improvement: 'Time' },
          fromPosition: null as 'adapted' | null,
        },
});
const OPENED = { at: '2026-07-01T00:00:00.000Z', how: 'all-rated' as const };
const ONLY_POLICE: PartnerItem = {
  recommendationId: 'a',
  asked: [asked(POLICE, 'fair')],
  opened: OPENED,
  closable: false,
};
const PARTNERS: Partners = {
  agencies: [
    { ...CLINIC, signsIn: true },
    { ...POLICE, signsIn: false },
  ],
  items: [
    ONLY_POLICE,
    {
      recommendationId: 'b',
      asked: [asked(CLINIC, 'strong'), asked(POLICE, null, true)],
      opened: OPENED,
      closable: false,
    },
    {
      recommendationId: 'c',
      asked: [asked(CLINIC, null), asked(POLICE, null, true)],
      opened: null,
      closable: false,
    },
    {
      recommendationId: 'd',
      asked: [asked(CLINIC, 'not-applicable'), asked(POLICE, 'fair')],
      opened: OPENED,
      closable: false,
    },
  ],
};
const answer = (recommendationId: string, rating: string, reason = ''): Answer => ({
  recommendationId,
  version: 1,
  rating,
  reason,
  note: '',
  improvement: '',
  evidence: [],
  references: [],
  changedBy: null,
  needsReview: false,
  changedAt: '2026-01-01T00:00:00.000Z',
});
const AUDIT = {
  authority: { id: '10000000-0000-4000-8000-000000000001', name: 'Northmoor', covers: [] },
  answers: [answer('a', 'strong'), answer('b', 'weak'), answer('c', 'weak'), answer('d', 'strong')],
  agreed: [answer('b', 'fair', 'We split the difference')],
};

test('counts what partners are asked, have rated and owe; nobody owes what has opened', () => {
  expect(countPartners(PARTNERS)).toEqual({ asked: 7, rated: 4, overdue: 1, opened: 3 });
  expect(countByAgency(PARTNERS)).toEqual([
    { id: CLINIC.id, name: 'Clinic', asked: 3, rated: 2, overdue: 0, opened: 2 },
    { id: POLICE.id, name: 'Police', asked: 4, rated: 2, overdue: 1, opened: 3 },
  ]);
});

test('a partner who rates otherwise holds the audit up until a rating is agreed; one who does not rate holds up nothing', () => {
  const states = PARTNERS.items.map((one) => partnerState(one, AUDIT));
  expect(states).toEqual(['agreed', 'done', 'waiting', 'agreed']);
  expect(partnerState(null, AUDIT)).toBe('none');
});

test('ratings that have not opened say whose turn it is', () => {
  const state = (closable: boolean, ...others: ReturnType<typeof asked>[]) =>
    partnerState({ ...ONLY_POLICE, opened: null, closable, asked: [...ONLY_POLICE.asked, ...others] }, AUDIT);
  expect(state(false)).toBe('own');
  expect(state(true)).toBe('ready');
  expect(state(false, asked(CLINIC, null))).toBe('opening');
  expect(state(true, asked(CLINIC, null, true))).toBe('overdue');
});

test('the furthest apart come first, then those where more partners differ', () => {
  const differences = toDifferences(CONTENT, AUDIT, PARTNERS);
  expect(differences.map((one) => [one.item.id, one.range, one.differing, rangeWords(one)])).toEqual([
    ['b', 2, 1, '2 levels apart'],
    ['d', 1, 2, 'One level apart'],
    ['a', 1, 1, 'One level apart'],
  ]);
  expect(differences[0]?.places.map(({ rater, rating, at }) => [rater, rating, at])).toEqual([
    ['Northmoor', 'Weak', 0],
    ['Clinic', 'Strong', 2],
    ['Police', 'No rating given', null],
  ]);
  expect(differences[0]).toMatchObject({
    agreed: { rating: 'Fair', at: 1 },
    reason: 'We split the difference',
  });
});

test('not applicable is no level, and is said', () => {
  const partners = {
    ...PARTNERS,
    items: [{ ...ONLY_POLICE, asked: [asked(CLINIC, 'not-applicable')] }],
  };
  expect(toDifferences(CONTENT, AUDIT, partners).map(rangeWords)).toEqual([
    'Some say that it does not apply',
  ]);
});

test('what was entered says for whom by whom, where a rating was given', () => {
  const entered = (rating: string | null) => ({ ...asked(POLICE, rating), enteredBy: 'Nadia Okafor' });
  const raters = (rating: string | null) =>
    toDifferences(CONTENT, AUDIT, {
      ...PARTNERS,
      items: [{ ...ONLY_POLICE, asked: [entered(rating)] }],
    })[0]?.places.map(({ rater }) => rater);
  expect(raters('fair')).toEqual(['Northmoor', 'For Police by Nadia Okafor']);
  expect(raters(null)).toEqual(['Northmoor', 'Police']);
});

test('what came from a position that the partner keeps is said beside its words', () => {
  const [police] = ONLY_POLICE.asked;
  const adapted = police?.answer && {
    ...police,
    answer: { ...police.answer, fromPosition: 'adapted' as const },
  };
  const differences = toDifferences(CONTENT, AUDIT, {
    ...PARTNERS,
    items: [{ ...ONLY_POLICE, asked: adapted ? [adapted] : [] }],
  });
  expect(differences[0]?.places.map(({ note }) => note)).toEqual([
    '',
    'Adapted from the position that it keeps for all authorities.\nWords of Police\nAreas for improvement: Time',
  ]);
});
