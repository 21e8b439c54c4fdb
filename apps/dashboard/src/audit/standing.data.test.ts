import type { Audit, FrameworkContent, Partners } from '@plumbline/contract';
import { describe, expect, it } from 'vitest';

import { allRows, changeSince, partnersRange, standingsWords, toStandings } from './standing.data.js';

const item = (id: string) => ({
  id,
  title: id,
  addressedTo: 'local' as const,
  lookFor: [],
  usuallyAsked: [],
});
const content: FrameworkContent = {
  id: 'made-up',
  version: 1,
  title: 'Made up',
  publisher: 'Nobody',
  levels: [
    { key: 'weak', label: 'Weak', strength: false },
    { key: 'fair', label: 'Fair', strength: false },
    { key: 'good', label: 'Good', strength: true },
  ],
  notApplicable: { label: 'Does not apply', meaning: '' },
  themes: [{ id: 't', number: 1, title: 'Theme', recommendations: ['a', 'b', 'c', 'd'].map(item) }],
  evidence: [],
};
const answer = (recommendationId: string, rating: string | null) => ({
  ...{ recommendationId, rating, version: 1, reason: '', note: '', improvement: '', changedBy: null },
  needsReview: false,
  evidence: [],
  references: [],
  changedAt: '2026-01-01T00:00:00.000Z',
});
type Rated = Pick<Audit, 'state' | 'answers' | 'agreed' | 'signedRatings'>;
const draft: Rated = {
  state: 'draft',
  answers: [answer('a', 'weak'), answer('b', 'good'), answer('c', 'not-applicable'), answer('d', null)],
  agreed: [answer('a', 'good')],
  signedRatings: [{ recommendationId: 'a', raterType: 'own', rating: 'fair' }],
};
const rowsOf = (audit: Rated) => allRows(toStandings(content, audit));

describe('what stands for an authority', () => {
  it('is the agreed rating before its own', () => {
    expect(rowsOf(draft).map(({ rating, at, agreed }) => [rating, at, agreed])).toEqual([
      ['Good', 2, true],
      ['Good', 2, false],
      ['Does not apply', null, false],
      [null, null, false],
    ]);
  });

  it('is what was signed once it is signed off, whatever the answers say', () => {
    const [first] = rowsOf({ ...draft, state: 'signed-off' });
    expect(first).toMatchObject({ rating: 'Fair', isStrength: false, agreed: false });
  });

  it('is not what was carried forward before somebody has looked at it', () => {
    const carried = { ...answer('b', 'good'), needsReview: true };
    const rows = rowsOf({ ...draft, agreed: [], answers: [answer('a', 'weak'), carried] });
    expect(rows.map(({ rating, at, carried: was }) => [rating, at, was]).slice(0, 2)).toEqual([
      ['Weak', 0, null],
      [null, null, 'Good'],
    ]);
    expect(standingsWords(rows)).toBe(
      'Of 4 recommendations 0 are strengths and 1 is a gap; 1 needs review and 2 are not rated yet.',
    );
  });

  it('is told in one sentence', () => {
    expect(standingsWords(rowsOf(draft))).toBe(
      'Of 4 recommendations 2 are strengths and 0 are gaps; 1 does not apply and 1 is not rated yet.',
    );
    expect(standingsWords(rowsOf(draft).slice(0, 1))).toBe(
      'Of 1 recommendations 1 is a strength and 0 are gaps.',
    );
  });
});

it('counts moves only where both audits have a level', () => {
  const before: Rated = {
    ...draft,
    agreed: [],
    answers: [answer('a', 'weak'), answer('b', 'good'), answer('d', 'weak')],
  };
  expect(changeSince(rowsOf(draft), rowsOf(before))).toEqual({ compared: 2, higher: 1, same: 1, lower: 0 });
});

describe('the range of partners', () => {
  const partners = (opened: boolean): Partners => ({
    agencies: [],
    items: [
      {
        recommendationId: 'a',
        closable: false,
        opened: opened ? { at: '2026-01-01T00:00:00.000Z', how: 'all-rated' } : null,
        asked: ['weak', 'good', 'not-applicable'].map((rating, at) => ({
          agency: { id: `20000000-0000-4000-8000-00000000000${at}`, name: `Agency ${at}`, kind: 'health' },
          ...{ dueOn: null, rated: true, overdue: false, enteredBy: null },
          answer: { rating, reason: '', note: '', improvement: '', fromPosition: null },
        })),
      },
    ],
  });

  it('is from the weakest to the strongest level, once ratings have opened', () => {
    expect(partnersRange(content, partners(true), 'a')).toEqual({ from: 0, to: 2 });
    expect(partnersRange(content, partners(false), 'a')).toBeNull();
    expect(partnersRange(content, partners(true), 'b')).toBeNull();
  });
});
