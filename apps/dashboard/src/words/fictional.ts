/** Of figures that nobody real gave, on pages, in pictures and in files alike. */
export const MADE_UP = 'Made up';
export const FICTIONAL_SENTENCE = 'These authorities and their ratings are fictional.';
