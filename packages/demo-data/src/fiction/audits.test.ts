import { describe, expect, it } from 'vitest';

import { fictionalAudits } from './audits.js';
import { fictionalAuthorities } from './authorities.js';
import { DEMONSTRATION_DAY, FICTIONAL_CYCLES } from './cycles.js';
import { DEMONSTRATION } from './hash.js';

const audits = [...fictionalAudits(DEMONSTRATION)];
const signed = audits.filter(({ state }) => state === 'signed-off');
const open = audits.filter(({ cycleId }) => cycleId === '2026');
const LEVELS = ['not-in-place', 'emerging', 'established', 'embedded'];
const ownAnswers = (audit: (typeof audits)[number]) =>
  audit.answers.filter(({ raterType }) => raterType === 'own');

describe('every audit', () => {
  it('is one of its authority in its cycle', () => {
    expect(new Set(audits.map(({ id }) => id)).size).toBe(audits.length);
    expect(new Set(audits.map(({ authorityId, cycleId }) => `${authorityId} ${cycleId}`)).size).toBe(
      audits.length,
    );
    const units = new Map(fictionalAuthorities(DEMONSTRATION).map((unit) => [unit.id, unit]));
    expect(
      audits.filter((audit) => !units.get(audit.authorityId)?.answersIn.includes(audit.cycleId)),
    ).toEqual([]);
  });

  it('tells of nothing that is still to come', () => {
    const days = audits.flatMap(({ startedOn, sentAt, signedAt, answers }) => [
      startedOn,
      sentAt?.slice(0, 10) ?? '',
      signedAt?.slice(0, 10) ?? '',
      ...answers.map(({ changedOn }) => changedOn),
    ]);
    expect(days.filter((day) => day > DEMONSTRATION_DAY)).toEqual([]);
  });

  it('takes its steps in order', () => {
    const opensOn = new Map(FICTIONAL_CYCLES.map((cycle) => [cycle.id, cycle.opensOn]));
    const wrong = audits.filter(
      ({ cycleId, startedOn, sentAt, signedAt, answers }) =>
        startedOn < (opensOn.get(cycleId) ?? '') ||
        (sentAt && signedAt && sentAt >= signedAt) ||
        answers.some(({ changedOn }) => changedOn < startedOn || (sentAt && changedOn > sentAt)),
    );
    expect(wrong).toEqual([]);
  });

  it('has one answer of a rater to an item: a level, or not applicable with a reason', () => {
    const keys = audits.flatMap(({ id, answers }) =>
      answers.map((a) => `${id} ${a.recommendationId} ${a.raterType} ${a.raterId}`),
    );
    expect(new Set(keys).size).toBe(keys.length);
    const answers = audits.flatMap((audit) => audit.answers);
    expect(answers.filter((a) => a.notApplicable !== (a.levelKey === null))).toEqual([]);
    expect(answers.filter((a) => a.notApplicable && a.reason === '')).toEqual([]);
    expect(answers.filter((a) => a.levelKey !== null && !LEVELS.includes(a.levelKey))).toEqual([]);
  });

  it('holds partners’ answers exactly where they were asked and have rated', () => {
    const requested = audits.flatMap(({ id, asked }) =>
      asked.filter(({ rated }) => rated).map((a) => `${id} ${a.recommendationId} ${a.agencyId}`),
    );
    const given = audits.flatMap(({ id, answers }) =>
      answers
        .filter(({ raterType }) => raterType === 'partner')
        .map((a) => `${id} ${a.recommendationId} ${a.raterId}`),
    );
    expect(given).toEqual(requested);
  });
});

describe('signed audits', () => {
  it('are complete: 27 items rated or not applicable, nothing left to review, consents given or not', () => {
    expect(new Set(signed.map((audit) => ownAnswers(audit).length))).toEqual(new Set([27]));
    expect(signed.flatMap(({ answers }) => answers).filter(({ needsReview }) => needsReview)).toEqual([]);
    expect(signed.filter(({ signedAt, sentAt, consents }) => !signedAt || !sentAt || !consents)).toEqual([]);
  });

  it('have an agreed rating, with a line of reason, exactly where partners rated otherwise', () => {
    const wrong = signed.flatMap((audit) =>
      ownAnswers(audit).filter((own) => {
        const others = audit.answers.filter(
          ({ recommendationId }) => recommendationId === own.recommendationId,
        );
        const differ = others.some((a) => a.raterType === 'partner' && a.levelKey !== own.levelKey);
        const agreed = others.find(({ raterType }) => raterType === 'agreed');
        return differ !== (agreed !== undefined) || agreed?.reason === '';
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('leave out the residential item more than any other', () => {
    const left = signed.flatMap(ownAnswers).filter(({ notApplicable }) => notApplicable);
    const residential = left.filter(({ recommendationId }) => recommendationId === 'short-term-residential');
    expect(residential.length).toBeGreaterThan(left.length / 2);
    expect(residential.length).toBeLessThan(left.length);
  });

  it('hear from partners who rate lower more often than higher, and mostly the same', () => {
    const gaps = signed.flatMap((audit) => {
      const own = new Map(
        ownAnswers(audit).map((a) => [a.recommendationId, LEVELS.indexOf(a.levelKey ?? '')]),
      );
      return audit.answers
        .filter(({ raterType }) => raterType === 'partner')
        .map((a) => Math.sign(LEVELS.indexOf(a.levelKey ?? '') - (own.get(a.recommendationId) ?? 0)));
    });
    const count = (sign: number): number => gaps.filter((gap) => gap === sign).length;
    expect(count(0)).toBeGreaterThan(count(-1));
    expect(count(-1)).toBeGreaterThan(2 * count(1));
    expect(count(1)).toBeGreaterThan(100);
  });
});

describe('the open cycle', () => {
  it('is half done', () => {
    const states = Map.groupBy(open, ({ state }) => state);
    expect([...states.keys()].toSorted()).toEqual(['being-checked', 'draft', 'sent', 'signed-off']);
    expect(states.get('draft')?.length).toBeGreaterThan(open.length / 2);
    expect(states.get('signed-off')?.length).toBeGreaterThan(5);
  });

  it('has drafts with no answers and with all', () => {
    const answered = open.filter(({ state }) => state === 'draft').map((audit) => ownAnswers(audit).length);
    expect(Math.min(...answered)).toBe(0);
    expect(Math.max(...answered)).toBe(27);
    expect(new Set(answered).size).toBeGreaterThan(15);
  });

  it('has answers carried forward, some not looked at yet', () => {
    const answers = open.flatMap(ownAnswers);
    expect(new Set(answers.map(({ origin }) => origin)).size).toBe(3);
    expect(answers.filter(({ needsReview }) => needsReview).length).toBeGreaterThan(50);
  });
});
