/**
 * Signs that a text names or tells apart a child or a family. Few and certain ones: a warning that is wrong most of the time is not read.
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
  [/\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\s?\d{2}\s?\d{2}\s?\d{2}\s?[A-D]\b/, 'a National Insurance number'],
];

/** What in a text looks as if it told who a child or a family is, in words; null: nothing. */
export const privateWords = (text: string): string | null =>
  SIGNS.find(([sign]) => sign.test(text))?.[1] ?? null;
