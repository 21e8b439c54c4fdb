const AND = new Intl.ListFormat('en', { style: 'long', type: 'conjunction' });
const OR = new Intl.ListFormat('en', { style: 'long', type: 'disjunction' });

/** A, B and C. */
export const allOf = (words: readonly string[]): string => AND.format(words).replace(', and ', ' and ');

/** A, B or C. */
export const anyOf = (words: readonly string[]): string => OR.format(words).replace(', or ', ' or ');
