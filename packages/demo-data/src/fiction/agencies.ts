import type { AgencyKind } from '@plumbline/framework';

import { type FictionalAuthority, fictionalAuthorities } from './authorities.js';
import { nameMaker } from './names.js';
import { Random } from './random.js';
import type { FictionOptions } from './regions.js';

/**
 * A partner agency of the fiction: one organisation, which may serve several authorities.
 *
 * Shape:  `regionCode` is its seat, the one region in which it counts, in all cycles; a few serve authorities beyond it as well.
 *
 * @example
 * fictionalAgencies({ seed: 2017, size: 'S' }).filter(({ kind }) => kind === 'police');
 */
export interface FictionalAgency {
  /** UUID. */
  readonly id: string;
  readonly kind: AgencyKind;
  readonly name: string;
  readonly regionCode: string;
  /** Ids of authorities, and of a joint return where it serves one that is covered. */
  readonly serves: readonly string[];
}

/** How many authorities in a row one agency serves, and what it is called. Rows cross the borders of regions now and then. */
const KINDS: readonly { kind: AgencyKind; authorities: number; endings: readonly string[] }[] = [
  { kind: 'health', authorities: 3, endings: ['Health Partnership', 'Community Health Trust'] },
  { kind: 'police', authorities: 5, endings: ['Constabulary', 'Police Service'] },
  { kind: 'education', authorities: 3, endings: ['Schools Alliance', 'Learning Partnership'] },
  { kind: 'voluntary', authorities: 3, endings: ['Voluntary Action', 'Family Charities Forum'] },
];

/** No agency of the demonstration bears the name of an authority it has nothing to do with. */
const PLACES_LEFT_TO_AUTHORITIES = 1_000;

/** The agencies for authorities that are made already; see {@link fictionalAgencies}. */
export function agenciesFor(
  units: readonly FictionalAuthority[],
  { seed }: FictionOptions,
): FictionalAgency[] {
  const random = new Random(`${seed}/agencies`);
  const names = nameMaker(new Random(`${seed}/places`), PLACES_LEFT_TO_AUTHORITIES);
  const authorities = units.filter(({ kind }) => kind === 'authority');
  const jointReturns = units.filter(({ kind }) => kind === 'joint-return');
  return KINDS.flatMap(({ kind, authorities: perAgency, endings }) =>
    Array.from({ length: Math.ceil(authorities.length / perAgency) }, (_, at) => {
      const served = authorities.slice(at * perAgency, (at + 1) * perAgency);
      const ids = served.map(({ id }) => id);
      return {
        id: random.uuid(),
        kind,
        name: `${names.namePlace()} ${random.pick(endings)}`,
        regionCode: served[0]?.regionCode ?? '',
        serves: [
          ...ids,
          ...jointReturns.filter(({ covers }) => covers.some((id) => ids.includes(id))).map(({ id }) => id),
        ],
      };
    }),
  );
}

/**
 * The partner agencies of a fictional England: health, police, education and voluntary ones, with invented names and a seat each.
 *
 * @example
 * fictionalAgencies({ seed: 2017, size: 'S' }).length; // 184
 */
export function fictionalAgencies(options: FictionOptions): FictionalAgency[] {
  return agenciesFor(fictionalAuthorities(options), options);
}
