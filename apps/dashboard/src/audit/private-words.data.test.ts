import { expect, test } from 'vitest';

import { privateWords } from './private-words.data.js';

test.each([
  ['child A born 12/03/2011 was not seen', 'a date of birth'],
  ['DOB: 1.2.2014', 'a date of birth'],
  ['Her date of birth is known: born on the 3rd of May', 'a date of birth'],
  ['Child B came into care on 04/05/2023', 'a child with a date'],
  ['NHS number 9434765919', 'a number of a child or case'],
  ['case ref: 1234567', 'a number of a child or case'],
  ['See 943 476 5919', 'an NHS number'],
  ['Call 07700 900123', 'a telephone number'],
  ['Call +44 7700 900123', 'a telephone number'],
  ['Call 0191 498 0123', 'a telephone number'],
  ['The child Jayden was not seen', 'the name of a child'],
  ['Child K moved placement', 'the name of a child'],
  ['A girl Amy told her worker', 'the name of a child'],
  ['a boy, aged 7, in care', 'the age of a child'],
  ['She is 12 years old', 'the age of a child'],
  ['a 9-year-old', 'the age of a child'],
  ['QQ is not used, AB 12 34 56 C is', 'a National Insurance number'],
])('%s', (text, what) => {
  expect(privateWords(text)).toBe(what);
});

test.each([
  'In 2024 we held 1,250 assessments, 83% of them within 45 days.',
  'Children born in the borough are known to the health visitor.',
  'Version 2.1 of the policy, agreed on 12/03/2025, record PD-2025-0317.',
  '3 of 12 teams; cases rose from 412 to 530 between 01/04/2024 and 31/03/2025.',
  'Working Together 2023, chapter 4, paragraphs 102-118.',
  'Child and family assessments of 12/03/2025 were sampled.',
  'Mother and Baby units were visited on 12/03/2025.',
  'Budget 2024/25: 1 200 000 pounds, code 0012345.',
  'Child Protection conferences and the Child Death Review of 2024.',
  'Services for children aged 0 to 5 and 16-25, and the child I met.',
  'Part A and Part B of the audit were done by 30 June 2026.',
  '',
])('leaves alone: %s', (text) => {
  expect(privateWords(text)).toBeNull();
});
