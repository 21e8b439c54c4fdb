/** What follows "child" with a capital in titles and names of services, and names nobody. */
const NO_NAMES =
  'Abuse|Arrangements|Assessments?|Benefit|Care|Centred|Concern|Criminal|Death|Deaths|Development|Exploitation|Health|House|In|Looked|Minds|Neglect|Plans?|Poverty|Practice|Protection|Rights|Safety|Safeguarding|Sexual|Sex|Services?|Social|Support|Welfare|Wellbeing';

/**
 * Signs that a text names or tells apart a child or a family. A false alarm keeps nobody from saving, so a name or an age is enough; but a
 * warning that is wrong most of the time is not read.
 */
const SIGNS: readonly (readonly [RegExp, string])[] = [
  [
    /\b(?:born|date of birth|d\.?o\.?b\.?)\b[\s:]*(?:on\s+)?(?:the\s+)?\d{1,2}(?:[/.\-\s]|st|nd|rd|th)/i,
    'a date of birth',
  ],
  [
    /\b(?:[Cc]hild|[Mm]other|[Ff]ather|[Ss]ibling|[Bb]aby)\s+[A-Z]\b(?!\s*(?:&|and)\s*[A-Z]\b)[^.]*\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b/,
    'a child with a date',
  ],
  [
    /\b(?:nhs|upn|liquidlogic|mosaic|case|child)\s*(?:id|no\.?|number|ref(?:erence)?)\b[\s:#]*[A-Z]?\d{4,}/i,
    'a number of a child or case',
  ],
  [/(?<![\d-])\d{3}[ -]\d{3}[ -]\d{4}(?![\d-])/, 'an NHS number'],
  [/(?<![\d+])(?:\+44\s?\(?0?\)?\s?|0)7\d{3}\s?\d{3}\s?\d{3}(?!\d)/, 'a telephone number'],
  [/(?<![\d+])(?:\+44\s?|0)[12]\d{2,3}[\s-]\d{3}[\s-]?\d{3,4}(?!\d)/, 'a telephone number'],
  [
    new RegExp(`\\b(?:[Cc]hild|[Bb]oy|[Gg]irl)\\s+(?:(?!(?:${NO_NAMES})\\b)[A-Z][a-z]+|(?!I\\b)[A-Z]\\b)`),
    'the name of a child',
  ],
  [/\baged?\s+\d{1,2}\b(?!\s*(?:to|and|or|[-–+])|\s*years?\s+(?:and|or))/i, 'the age of a child'],
  [/\b\d{1,2}[\s-]years?[\s-]old\b/i, 'the age of a child'],
  [/\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\s?\d{2}\s?\d{2}\s?\d{2}\s?[A-D]\b/, 'a National Insurance number'],
];

/** What in a text looks as if it told who a child or a family is, in words; null: nothing. */
export const privateWords = (text: string): string | null =>
  SIGNS.find(([sign]) => sign.test(text))?.[1] ?? null;
