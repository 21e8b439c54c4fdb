import type { Band, StrengthBar } from './strength-bars.data.js';

/** A chart with all that it needs to be understood away from its page. */
export interface Picture {
  readonly title: string;
  /** What stands right below the title: framework and cycle, and that the figures are made up where they are. */
  readonly names: readonly string[];
  /** What is counted, how many of how many, which end is better, the date and the source. */
  readonly lines: readonly string[];
  readonly bands: readonly Band[];
  /** What the tick stands for. */
  readonly tick: string;
  /** What the triangle stands for; left out where there is none. */
  readonly own?: string;
  readonly groups: readonly { readonly title: string; readonly bars: readonly StrengthBar[] }[];
}

/**
 * Breaks a text into lines of at most so many characters, between words.
 *
 * @example
 * wrap('level 3 of all', 7); // ['level 3', 'of all']
 */
export function wrap(text: string, most: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
