import type { FrameworkContent } from '@plumbline/contract';
import { expect, test } from 'vitest';

import { keysHint, pressedOption, ratingOptions } from './rating-keys.data.js';

const CONTENT = {
  levels: [
    { key: 'weak', label: 'Weak', strength: false },
    { key: 'strong', label: 'Strong', strength: true },
  ],
  notApplicable: { label: 'Not applicable', meaning: '' },
} as unknown as FrameworkContent;
const press = (key: string, with_: object = {}) =>
  pressedOption(ratingOptions(CONTENT), { key, ctrlKey: false, altKey: false, metaKey: false, ...with_ })
    ?.key;

test('0 is the weakest, the last number the strongest, N not applicable; nothing else chooses', () => {
  expect(['0', '1', 'n', 'N', '2', 'a', 'Tab'].map((key) => press(key))).toEqual([
    'weak',
    'strong',
    'not-applicable',
    'not-applicable',
    undefined,
    undefined,
    undefined,
  ]);
  expect(press('n', { ctrlKey: true })).toBeUndefined();
  expect(keysHint(CONTENT)).toBe('Keys 0 to 1 and N choose here.');
});
