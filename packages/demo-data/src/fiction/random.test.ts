import { describe, expect, it } from 'vitest';

import { Random } from './random.js';

describe('the stream of random numbers', () => {
  // The first outputs for the state 1, 2, 3, 4, computed from the paper's definition with whole numbers of any size.
  it('is xoshiro128**', () => {
    const random = new Random([1, 2, 3, 4]);
    expect(Array.from({ length: 10 }, () => random.word())).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ]);
  });

  it('is the same for the same key and another for another', () => {
    expect(new Random('a').word()).toBe(new Random('a').word());
    expect(new Random('a').word()).not.toBe(new Random('b').word());
  });

  it('goes on from a state of zeros', () => {
    const random = new Random([0, 0, 0, 0]);
    random.word();
    random.word();
    expect(random.word() + random.word() + random.word()).toBeGreaterThan(0);
  });

  it('makes UUIDs of version 8', () => {
    expect(new Random('a').uuid()).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });

  it('picks nothing from nothing', () => {
    expect(() => new Random('a').pick([])).toThrow(RangeError);
  });
});
