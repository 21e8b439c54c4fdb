import { createHash } from 'node:crypto';

import { fictionalAgencies } from './agencies.js';
import { fictionalAudits } from './audits.js';
import { fictionalAuthorities } from './authorities.js';
import { FICTIONAL_CYCLES } from './cycles.js';
import type { FictionOptions } from './regions.js';

/**
 * The fiction that the demonstration shows.
 *
 * @example
 * const authorities = fictionalAuthorities(DEMONSTRATION);
 */
export const DEMONSTRATION: FictionOptions = { seed: 2017, size: 'S' };

/** JSON with the keys of every object in the order of their UTF-16 code units and no space: one text for one value. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}

/**
 * A fingerprint of the demonstration's cycles, authorities, agencies and audits: the same on every machine, another as soon as anything in
 * it differs.
 *
 * Unit:   SHA-256 in hexadecimal, over one line of canonical JSON (sorted keys, no space) for each of them, in the order they are made.
 *
 * @example
 * hashOfDemonstration().length; // 64
 */
export function hashOfDemonstration(): string {
  const hash = createHash('sha256');
  const add = (thing: unknown): void => void hash.update(`${canonicalJson(thing)}\n`);
  FICTIONAL_CYCLES.forEach(add);
  fictionalAuthorities(DEMONSTRATION).forEach(add);
  fictionalAgencies(DEMONSTRATION).forEach(add);
  for (const audit of fictionalAudits(DEMONSTRATION)) add(audit);
  return hash.digest('hex');
}
