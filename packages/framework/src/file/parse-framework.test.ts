import { describe, expect, it } from 'vitest';

import { FrameworkFileError } from './fault.js';
import { parseFramework } from './parse-framework.js';

const good = `id: small-2020
version: 2
title: A small framework
publisher: Somebody
published: 2020-03
valid_from: 2020-04-01
scale:
  - { level: 0, key: weak, label: Weak }
  - { level: 1, key: fair, label: Fair, meaning: Some of it }
  - { level: 2, key: strong, label: Strong }
  - { key: not-applicable, label: Not applicable, meaning: A reason is required }
strength: [fair, strong]
themes:
  - id: first
    number: 1
    title: The first theme
    recommendations:
      - { id: shared_aims, title: Shared aims, enablers: [vision], look_for: [Written down], usually_asked: [police] }
      - { id: co-location, title: Co-location, addressed_to: both }
enablers:
  - { id: vision, title: Vision }
evidence:
  - { id: found, kind: finding, says: It helped, supports: [co-location] }
item_map:
  - { from_version: 1, from: aims, to: shared_aims, relation: equivalent }
  - { from_version: 1, from: leaflets, to: null, relation: dropped }
`;

function refused(text: string): string {
  try {
    parseFramework(text, 'small.yaml');
  } catch (error) {
    if (error instanceof FrameworkFileError) return error.message;
    throw error;
  }
  return 'accepted';
}

/** The good file with one part replaced. */
function having(part: string, by: string): string {
  return good.replace(part, by);
}

describe('a good file', () => {
  it('becomes a framework version', () => {
    expect(parseFramework(good, 'small.yaml')).toEqual({
      id: 'small-2020',
      version: 2,
      title: 'A small framework',
      publisher: 'Somebody',
      published: '2020-03',
      ratingsPublic: false,
      validFrom: '2020-04-01',
      levels: [
        { key: 'weak', level: 0, label: 'Weak', strength: false },
        { key: 'fair', level: 1, label: 'Fair', meaning: 'Some of it', strength: true },
        { key: 'strong', level: 2, label: 'Strong', strength: true },
      ],
      notApplicable: { label: 'Not applicable', meaning: 'A reason is required' },
      enablers: [{ id: 'vision', title: 'Vision' }],
      themes: [
        {
          id: 'first',
          number: 1,
          title: 'The first theme',
          recommendations: [
            {
              id: 'shared_aims',
              title: 'Shared aims',
              addressedTo: 'local',
              lookFor: ['Written down'],
              enablers: ['vision'],
              usuallyAsked: ['police'],
            },
            {
              id: 'co-location',
              title: 'Co-location',
              addressedTo: 'both',
              lookFor: [],
              enablers: [],
              usuallyAsked: [],
            },
          ],
        },
      ],
      evidence: [{ id: 'found', kind: 'finding', says: 'It helped', supports: ['co-location'] }],
      itemMap: [
        { fromVersion: 1, from: 'aims', to: 'shared_aims', relation: 'equivalent' },
        { fromVersion: 1, from: 'leaflets', to: null, relation: 'dropped' },
      ],
    });
  });
});

describe('a faulty file is refused', () => {
  it.each([
    [
      'an enabler that is not there',
      having('enablers: [vision],', 'enablers: [vision, visoin],'),
      'small.yaml:18: themes[0].recommendations[0].enablers[1]: "visoin" is no enabler of this framework',
    ],
    [
      'a comma outside the quotation marks',
      having('title: Vision }', 'title: "A supported", engaged workforce: None }'),
      'small.yaml:21: enablers[0]: "engaged workforce" is no key of this form',
    ],
    [
      'a kind of agency that nobody knows',
      having('[police]', '[polise]'),
      'small.yaml:18: themes[0].recommendations[0].usually_asked[0]: "polise" is none of health, police, education, voluntary, other',
    ],
    [
      'evidence for no recommendation',
      having('supports: [co-location]', 'supports: [co-locations]'),
      'small.yaml:23: evidence[0].supports[0]: "co-locations" is no recommendation of this framework',
    ],
    [
      'an id used twice',
      having('id: co-location', 'id: shared_aims').replace('[co-location]', '[shared_aims]'),
      'small.yaml:19: themes[0].recommendations[1].id: "shared_aims" is there twice',
    ],
    [
      'an id with spaces',
      having('id: vision,', 'id: The vision,').replace('[vision]', '[]'),
      'small.yaml:21: enablers[0].id: an id has lower-case letters and digits, joined by - or _',
    ],
    [
      'levels that do not ascend',
      having('level: 2', 'level: 1'),
      'small.yaml:10: scale[2].level: 1 does not come after 1: the weakest level stands first',
    ],
    [
      'a level without a number',
      having('level: 2, ', ''),
      'small.yaml:10: scale[2]: has no level: only not-applicable has none',
    ],
    [
      'not applicable as a level',
      having('{ key: not-applicable', '{ level: 3, key: not-applicable'),
      'small.yaml:11: scale[3].level: not-applicable is no level',
    ],
    [
      'not applicable without a meaning',
      having(', meaning: A reason is required', ''),
      'small.yaml:11: scale[3]: says no meaning',
    ],
    [
      'a level of strength that is not there',
      having('strength: [fair, strong]', 'strength: [good]'),
      'small.yaml:12: strength[0]: "good" is no level of this scale',
    ],
    [
      'strength that is not the upper part',
      having('strength: [fair, strong]', 'strength: [fair]'),
      'small.yaml:12: strength: is not the upper part of the scale: strong',
    ],
    [
      'strength everywhere',
      having('strength: [fair, strong]', 'strength: [weak, fair, strong]'),
      'small.yaml:12: strength: names every level',
    ],
    [
      'strength nowhere',
      having('strength: [fair, strong]', 'strength: []'),
      'small.yaml:12: strength: names no level',
    ],
    [
      'a day that does not exist',
      having('2020-04-01', '2020-02-30'),
      'small.yaml:6: valid_from: is no date; write it as 2018-01-31',
    ],
    [
      'a month that does not exist',
      having('2020-03', '2020-13'),
      'small.yaml:5: published: is no date; write it as 2017-07 or 2017-07-31',
    ],
    [
      'an end before the beginning',
      having('scale:', 'valid_to: 2019-12-31\nscale:'),
      'small.yaml:7: valid_to: 2019-12-31 is before valid_from',
    ],
    ['version 0', having('version: 2', 'version: 0'), 'small.yaml:2: version: counts from 1'],
    [
      'half a version',
      having('version: 2', 'version: 2.5'),
      'small.yaml:2: version: is a number, not a whole number',
    ],
    [
      'a scale without levels',
      good.replace(/scale:\n( .*\n)+strength: .*\n/, 'scale: []\nstrength: []\n'),
      'small.yaml:7: scale: has fewer than two levels',
    ],
    [
      'a scale of one level',
      good.replace(/ {2}- { level: [01].*\n/g, '').replace('[fair, strong]', '[strong]'),
      'small.yaml:8: scale: has fewer than two levels\nsmall.yaml:10: strength: names every level',
    ],
    ['no title', having('title: A small framework\n', ''), 'small.yaml:1: title: is missing'],
    [
      'an empty title',
      having('title: A small framework', 'title:'),
      'small.yaml:3: title: is empty, not text',
    ],
    ['evidence of no kind', having('kind: finding, ', ''), 'small.yaml:23: evidence[0].kind: is missing'],
    [
      'an item map to nowhere',
      having('to: shared_aims', 'to: aims'),
      'small.yaml:25: item_map[0].to: "aims" is no recommendation of this version',
    ],
    [
      'an item map from a later version',
      having('from_version: 1', 'from_version: 3'),
      'small.yaml:25: item_map[0].from_version: 3 is no earlier version',
    ],
    [
      'an item that is not dropped but goes nowhere',
      having('relation: dropped', 'relation: merged'),
      'small.yaml:26: item_map[1].to: is empty, but the item is not dropped',
    ],
    [
      'a dropped item that goes somewhere',
      having('to: null', 'to: co-location'),
      'small.yaml:26: item_map[1].to: names an item, but the item is dropped',
    ],
    [
      'two items equivalent to one',
      having('to: null, relation: dropped', 'to: shared_aims, relation: equivalent'),
      'small.yaml:26: item_map[1].to: "shared_aims" is equivalent to another item already',
    ],
    [
      'an alias',
      having('title: Vision', 'title: *vision'),
      'small.yaml:21: the file: write out what *vision stands for',
    ],
    ['an empty file', '', 'small.yaml: the file: is empty, not a group of keys'],
  ])('%s', (_what, text, message) => {
    expect(refused(text)).toBe(message);
  });

  it('for all its faults at once, from the top down', () => {
    const text = having('version: 2', 'version: two').replace('title: Vision', 'titel: Vision');
    expect(refused(text.replace('[co-location]', '[elsewhere]')).split('\n')).toEqual([
      'small.yaml:2: version: is text, not a number',
      'small.yaml:21: enablers[0].title: is missing',
      'small.yaml:21: enablers[0]: "titel" is no key of this form',
      'small.yaml:23: evidence[0].supports[0]: "elsewhere" is no recommendation of this framework',
    ]);
  });

  it('with the line where it is not YAML', () => {
    expect(refused(having('[fair, strong]', '[fair, strong'))).toMatch(/^small\.yaml:1[23]: the file: /);
    expect(refused(`${good}id: again\n`)).toBe('small.yaml:27: the file: Map keys must be unique');
  });
});
