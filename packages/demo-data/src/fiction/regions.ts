/**
 * How large the fiction is: S as England (153 authorities), M and L for measuring (1,500 and 15,000).
 *
 * @example
 * AUTHORITIES_OF_SIZE.M; // 1500
 */
export const AUTHORITIES_OF_SIZE = { S: 153, M: 1_500, L: 15_000 } as const;
/** One of {@link AUTHORITIES_OF_SIZE}, for example `'S'`. */
export type Size = keyof typeof AUTHORITIES_OF_SIZE;

/**
 * What the whole fiction follows from: the same seed and size give the same authorities, agencies and audits on every machine.
 *
 * @example
 * const options: FictionOptions = { seed: 7, size: 'M' };
 */
export interface FictionOptions {
  /** Any whole number. */
  readonly seed: number;
  readonly size: Size;
}

/**
 * The types of authority, in the words of `la_type`, with the first three characters of their fictional codes.
 *
 * @example
 * CODE_PREFIX['London borough']; // 'X09'
 */
export const CODE_PREFIX = {
  'Unitary authority': 'X06',
  'Metropolitan district': 'X08',
  'London borough': 'X09',
  County: 'X10',
  'Joint return': 'X11',
} as const;
/** One of {@link CODE_PREFIX}, for example `'County'`. */
export type AuthorityType = keyof typeof CODE_PREFIX;

/**
 * A real region of England and how many authorities of each type it has (`data/local-authorities.csv`; the City of London counts as a
 * borough here).
 *
 * Unit:   `types` counts authorities.
 *
 * @example
 * REGIONS.map(({ name }) => name);
 */
export interface Region {
  readonly code: string;
  readonly name: string;
  readonly types: Readonly<Partial<Record<AuthorityType, number>>>;
}

/**
 * The nine regions, in the order of their codes.
 *
 * @example
 * REGIONS.find(({ code }) => code === 'E12000007')?.name; // 'London'
 */
export const REGIONS: readonly Region[] = [
  {
    code: 'E12000001',
    name: 'North East',
    types: { 'Unitary authority': 7, 'Metropolitan district': 5 },
  },
  {
    code: 'E12000002',
    name: 'North West',
    types: { 'Unitary authority': 8, 'Metropolitan district': 15, County: 1 },
  },
  {
    code: 'E12000003',
    name: 'Yorkshire and The Humber',
    types: { 'Unitary authority': 6, 'Metropolitan district': 9 },
  },
  { code: 'E12000004', name: 'East Midlands', types: { 'Unitary authority': 6, County: 4 } },
  {
    code: 'E12000005',
    name: 'West Midlands',
    types: { 'Unitary authority': 4, 'Metropolitan district': 7, County: 3 },
  },
  { code: 'E12000006', name: 'East of England', types: { 'Unitary authority': 6, County: 5 } },
  { code: 'E12000007', name: 'London', types: { 'London borough': 33 } },
  { code: 'E12000008', name: 'South East', types: { 'Unitary authority': 13, County: 6 } },
  { code: 'E12000009', name: 'South West', types: { 'Unitary authority': 13, County: 2 } },
];

/** Authorities of one type in one region. */
interface Group {
  readonly region: Region;
  readonly type: AuthorityType;
  /** Unit: authorities. */
  readonly count: number;
}

/**
 * How many authorities of each type each region has at a size: the real numbers, enlarged in proportion (largest remainders).
 *
 * @example
 * groupsOfSize('S')[0]; // { region: North East, type: 'Unitary authority', count: 7 }
 */
export function groupsOfSize(size: Size): readonly Group[] {
  const real = REGIONS.flatMap((region) =>
    Object.entries(region.types).map(([type, count]) => ({ region, type: type as AuthorityType, count })),
  );
  const total = AUTHORITIES_OF_SIZE[size];
  const shares = real.map(({ count }) => (count * total) / AUTHORITIES_OF_SIZE.S);
  const missing = total - shares.reduce((sum, share) => sum + Math.floor(share), 0);
  const roundedUp = new Set(
    shares
      .map((share, at) => ({ at, remainder: share - Math.floor(share) }))
      .toSorted((a, b) => b.remainder - a.remainder || a.at - b.at)
      .slice(0, missing)
      .map(({ at }) => at),
  );
  return real.map(({ region, type }, at) => ({
    region,
    type,
    count: Math.floor(shares[at] ?? 0) + (roundedUp.has(at) ? 1 : 0),
  }));
}
