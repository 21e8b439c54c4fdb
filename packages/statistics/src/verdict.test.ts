import { describe, expect, it } from 'vitest';

import { changesNeeded, describeVerdicts, judgeFamily, verdictOf, type Verdict } from './verdict.js';

describe('a verdict', () => {
  it('is clear below 0.05, and names the side with more', () => {
    expect(verdictOf({ lower: 1, higher: 11 }, 0.049)).toBe('more-higher');
    expect(verdictOf({ lower: 11, higher: 1 }, 0.049)).toBe('more-lower');
  });

  it('is that there are too few changes, from 0.05 up or without a test', () => {
    expect(verdictOf({ lower: 1, higher: 11 }, 0.05)).toBe('too-few-changes');
    expect(verdictOf({ lower: 0, higher: 0 }, 1)).toBe('too-few-changes');
    expect(verdictOf({ lower: 1, higher: 11 }, null)).toBe('too-few-changes');
  });
});

describe('a family', () => {
  // Sign tests 2/2^11, 0.109375, 2 x 13/4096 and 1, of four tested: times 4/1, 4/3, 4/2 and 4/4 of their ranks.
  it('is judged together', () => {
    const family = [
      { lower: 0, same: 4, higher: 11 },
      { lower: 2, same: 2, higher: 8 },
      null,
      { lower: 11, same: 0, higher: 1 },
      { lower: 0, same: 9, higher: 0 },
    ];
    expect(judgeFamily(family)).toMatchObject([
      { adjustedP: 0.00390625, verdict: 'more-higher', test: { changed: 11, p: 0.0009765625 } },
      { adjustedP: expect.closeTo(0.4375 / 3, 12), verdict: 'too-few-changes', change: { same: 2 } },
      null,
      { adjustedP: 0.0126953125, verdict: 'more-lower' },
      { adjustedP: 1, verdict: 'too-few-changes', test: { changed: 0, smallestReachableP: 1 } },
    ]);
  });

  it('may be empty', () => {
    expect(judgeFamily([])).toEqual([]);
    expect(judgeFamily([null])).toEqual([null]);
  });
});

describe('a clear item among others that are not', () => {
  // 2 / 2^n times the family against 0.05, by hand: 27 x 2 / 2^10 is 0.0527, 27 x 2 / 2^11 is 0.0264.
  it.each([
    [1, 6],
    [2, 7],
    [9, 9],
    [27, 11],
  ])('of %i needs %i changes', (family, needed) => {
    expect(changesNeeded(family)).toBe(needed);
  });

  it('is judged by that floor', () => {
    const others = Array.from({ length: 26 }, () => ({ lower: 0, same: 12, higher: 0 }));
    expect(judgeFamily([{ lower: 0, same: 2, higher: 10 }, ...others])[0]?.verdict).toBe('too-few-changes');
    expect(judgeFamily([{ lower: 0, same: 1, higher: 11 }, ...others])[0]?.verdict).toBe('more-higher');
  });

  it('needs a family', () => {
    expect(() => changesNeeded(0)).toThrow(RangeError);
    expect(() => changesNeeded(1.5)).toThrow(RangeError);
  });
});

describe('the sentence', () => {
  it('counts the verdicts', () => {
    const verdicts: Verdict[] = [
      ...Array.from({ length: 12 }, (): Verdict => 'more-higher'),
      ...Array.from({ length: 1 }, (): Verdict => 'more-lower'),
      ...Array.from({ length: 14 }, (): Verdict => 'too-few-changes'),
    ];
    expect(describeVerdicts(verdicts)).toBe(
      'On 12 of 27 clearly more rated higher than lower, on 1 clearly fewer, on 14 too few changes to tell.',
    );
  });

  it('says none for 0, and leaves out what cannot be compared', () => {
    expect(describeVerdicts(['too-few-changes', null, 'too-few-changes'])).toBe(
      'On none of 2 clearly more rated higher than lower, on none clearly fewer, on 2 too few changes to tell.',
    );
    expect(describeVerdicts([null])).toBe('There is nothing to compare.');
  });
});
