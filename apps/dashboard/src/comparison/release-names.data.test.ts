import { expect, test } from 'vitest';

import { EXAMPLE } from './release.example.js';
import { pictureNames, RELEASE_COLUMNS, releaseFields } from './release-names.data.js';

test('a picture names framework and cycle, and says where nobody is real', () => {
  expect(pictureNames(EXAMPLE)).toEqual(['Framework, 2027']);
  expect(pictureNames({ ...EXAMPLE, cycle: 'Spring', fictional: true })).toEqual([
    'Framework, Spring (2027)',
    'Made up. These authorities and their ratings are fictional.',
  ]);
});

test('a file says the same in columns', () => {
  expect(releaseFields(EXAMPLE)).toEqual(['Framework', '2027', '2027', 'no']);
  expect(releaseFields({ ...EXAMPLE, fictional: true })).toEqual(['Framework', '2027', '2027', 'yes']);
  expect(RELEASE_COLUMNS).toHaveLength(releaseFields(EXAMPLE).length);
});
