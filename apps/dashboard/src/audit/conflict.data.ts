import type { Words } from './answer-saver.js';

/** Both texts, the one that was saved first on top; a text that both have stands once. */
export function joinWords(mine: Words, theirs: Words, whoseRating: 'mine' | 'theirs'): Words {
  const join = (first: string, second: string): string =>
    first.trim() === second.trim()
      ? first
      : [first, second].filter((text) => text.trim() !== '').join('\n\n');
  return {
    rating: (whoseRating === 'mine' ? mine : theirs).rating,
    reason: join(theirs.reason, mine.reason),
    note: join(theirs.note, mine.note),
    improvement: join(theirs.improvement, mine.improvement),
    evidence: [...new Set([...theirs.evidence, ...mine.evidence])],
    references: [...new Set([...theirs.references, ...mine.references])],
  };
}
