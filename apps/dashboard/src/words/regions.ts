/** Regions whose names stand without an article. */
const WITHOUT_ARTICLE = new Set(['London', 'Yorkshire and The Humber', 'England']);

/** A region's name inside a sentence: the North East, London. */
export const inSentence = (region: string): string =>
  WITHOUT_ARTICLE.has(region) ? region : `the ${region}`;
