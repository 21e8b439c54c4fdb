import { describe, expect, it } from 'vitest';

import { fictionalAudits } from './audits.js';
import { canonicalJson, hashOfDemonstration } from './hash.js';

describe('the demonstration', () => {
  // Whatever changes the fiction changes this: set it anew on purpose only.
  it('is the same on every machine', () => {
    expect(hashOfDemonstration()).toBe('a4ca58529d4b610ce2e4b079b88287a60bd90281c3fe0e08541d03f00c441de3');
  });

  it('is another with another seed', () => {
    const [one] = fictionalAudits({ seed: 1, size: 'S' });
    const [other] = fictionalAudits({ seed: 2, size: 'S' });
    expect(one?.id).not.toBe(other?.id);
  });
});

describe('canonical JSON', () => {
  it('sorts keys and leaves lists in order', () => {
    expect(canonicalJson({ b: [2, 1], a: { d: null, c: 'é' } })).toBe('{"a":{"c":"é","d":null},"b":[2,1]}');
  });
});

describe('making the fiction', () => {
  it('hands over the audits of 15,000 authorities one after the other', { timeout: 60_000 }, () => {
    const cycles: Record<string, number> = {};
    for (const { cycleId } of fictionalAudits({ seed: 1, size: 'L' }))
      cycles[cycleId] = (cycles[cycleId] ?? 0) + 1;
    expect(cycles['2024']).toBeGreaterThan(14_000);
    expect(cycles['2026']).toBeGreaterThan(12_000);
  });
});
