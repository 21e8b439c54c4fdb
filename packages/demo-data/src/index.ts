import { fileURLToPath } from 'node:url';

const pathOf = (name: string): string => fileURLToPath(new URL(`../data/${name}`, import.meta.url));

/** Real public data, as files in the form of the command line's imports. Sources and licence: data/SOURCES.md */
export const REAL_DATA = {
  /** The 153 upper-tier authorities of England, codes as of April 2025. */
  authorities: pathOf('local-authorities.csv'),
  /** Mergers, splits and recodes since 2019. */
  authorityCodeChanges: pathOf('authority-code-changes.csv'),
  /** Ofsted's judgements of inspections 2018 to 2025. */
  ofstedRatings: pathOf('ofsted-ilacs-ratings.csv'),
} as const;

export { type FictionalAgency, fictionalAgencies } from './fiction/agencies.js';
export type { FictionalAnswer, FictionalAudit, FictionalRequest } from './fiction/audit.js';
export { fictionalAudits } from './fiction/audits.js';
export { type FictionalAuthority, fictionalAuthorities } from './fiction/authorities.js';
export { DEMONSTRATION_DAY, FICTIONAL_CYCLES, type FictionalCycle } from './fiction/cycles.js';
export { DEMONSTRATION, hashOfDemonstration } from './fiction/hash.js';
export {
  AUTHORITIES_OF_SIZE,
  type AuthorityType,
  CODE_PREFIX,
  type FictionOptions,
  type Region,
  REGIONS,
  type Size,
} from './fiction/regions.js';
