import type { Level } from './model.js';

/**
 * The level that answers, addresses and files name by its key.
 *
 * Absent: null when the scale has no level of that key; not applicable is no level.
 *
 * @example
 * levelByKey(version.levels, 'established')?.label; // 'Established'
 */
export function levelByKey<L extends Pick<Level, 'key'>>(levels: readonly L[], key: string): L | null {
  return levels.find((level) => level.key === key) ?? null;
}

/**
 * The level that files of ratings name by the publisher's number.
 *
 * Absent: null when the scale has no level of that number.
 *
 * @example
 * levelByNumber(ofsted.levels, 4)?.key; // 'outstanding'
 */
export function levelByNumber<L extends Pick<Level, 'level'>>(
  levels: readonly L[],
  number: number,
): L | null {
  return levels.find(({ level }) => level === number) ?? null;
}
