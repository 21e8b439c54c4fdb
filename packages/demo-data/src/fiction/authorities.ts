import { FICTIONAL_CYCLES } from './cycles.js';
import { type NameMaker, nameMaker } from './names.js';
import { Random } from './random.js';
import { type AuthorityType, CODE_PREFIX, type FictionOptions, groupsOfSize } from './regions.js';

/**
 * A reporting unit of the fiction: an invented authority in a real region, or the joint return of two.
 *
 * Shape:  `code` is X06 (unitary), X08 (metropolitan), X09 (London borough), X10 (county) or X11 (joint return) and six digits. Codes of the
 *         Office for National Statistics for English authorities begin with E.
 * Absent: `covers` is empty for an authority. There are no codes of the Department's older, three-digit kind.
 *
 * @example
 * fictionalAuthorities({ seed: 2017, size: 'S' }).filter(({ regionCode }) => regionCode === 'E12000007');
 */
export interface FictionalAuthority {
  /** UUID. */
  readonly id: string;
  readonly kind: 'authority' | 'joint-return';
  readonly code: string;
  readonly name: string;
  readonly type: AuthorityType;
  readonly regionCode: string;
  readonly regionName: string;
  /** The ids of the authorities that a joint return answers for. */
  readonly covers: readonly string[];
  /** The cycles in which it answers for itself: covered authorities do not, once the joint return does. */
  readonly answersIn: readonly string[];
}

/** Two neighbours in London answer together from the second cycle on. */
const JOINT_REGION = 'E12000007';
const allCycles = FICTIONAL_CYCLES.map(({ id }) => id);
const beforeJointReturn = allCycles.slice(0, 1);
const sinceJointReturn = allCycles.slice(1);

const codeOf = (type: AuthorityType, number: number): string =>
  `${CODE_PREFIX[type]}${String(number).padStart(6, '0')}`;

function namedAuthorities({ seed, size }: FictionOptions, names: NameMaker): FictionalAuthority[] {
  const numbers = new Map<AuthorityType, number>();
  return groupsOfSize(size).flatMap(({ region, type, count }) =>
    Array.from({ length: count }, () => {
      const number = (numbers.get(type) ?? 0) + 1;
      numbers.set(type, number);
      const code = codeOf(type, number);
      return {
        id: new Random(`${seed}/authority/${code}`).uuid(),
        kind: 'authority' as const,
        code,
        name: names.nameAuthority(type),
        type,
        regionCode: region.code,
        regionName: region.name,
        covers: [],
        answersIn: allCycles,
      };
    }),
  );
}

/**
 * The authorities of a fictional England, in the order of regions, types and codes, and last the one joint return. None is real: the names
 * are invented (`names.ts`), the codes cannot be real, the regions and their numbers of authorities are.
 *
 * @example
 * fictionalAuthorities({ seed: 2017, size: 'S' }).length; // 154: 153 authorities and a joint return of two of them
 */
export function fictionalAuthorities(options: FictionOptions): FictionalAuthority[] {
  const authorities = namedAuthorities(options, nameMaker(new Random(`${options.seed}/places`), 0));
  const pair = authorities
    .filter(({ regionCode, name }) => regionCode === JOINT_REGION && !name.includes(' '))
    .slice(0, 2);
  const [first, second] = pair;
  if (!first || !second) return authorities;
  const code = codeOf('Joint return', 1);
  return [
    ...authorities.map((authority) =>
      pair.includes(authority) ? Object.assign(authority, { answersIn: beforeJointReturn }) : authority,
    ),
    {
      id: new Random(`${options.seed}/authority/${code}`).uuid(),
      kind: 'joint-return',
      code,
      name: `${first.name} and ${second.name}`,
      type: 'Joint return',
      regionCode: first.regionCode,
      regionName: first.regionName,
      covers: [first.id, second.id],
      answersIn: sinceJointReturn,
    },
  ];
}
