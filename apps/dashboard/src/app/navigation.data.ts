import type { Role } from '@plumbline/contract';

interface Destination {
  readonly path: string;
  readonly text: string;
  /** It has cycles of its own: those whose results are published are others. */
  readonly isApart?: true;
}

const RESULTS: readonly Destination[] = [
  { path: '/results', text: 'Results' },
  { path: '/results/regions', text: 'Regions' },
  { path: '/results/partners', text: 'Partners' },
];

const OWN: readonly Destination[] = [
  { path: '/audits', text: 'Your audit', isApart: true },
  { path: '/plan', text: 'Plan', isApart: true },
  { path: '/how-we-compare', text: 'How we compare' },
];

/** The pages of each role, in the order of its work. */
const DESTINATIONS: Readonly<Record<Role, readonly Destination[]>> = {
  'audit-lead': [...OWN, { path: '/people', text: 'People', isApart: true }],
  contributor: OWN,
  partner: [
    { path: '/asked', text: 'What you are asked', isApart: true },
    { path: '/position', text: 'Our position', isApart: true },
  ],
  approver: OWN,
  viewer: OWN,
  'regional-lead': [
    ...RESULTS,
    { path: '/change', text: 'Change' },
    { path: '/returns', text: 'Returns', isApart: true },
  ],
  administrator: [
    { path: '/cycles', text: 'Cycles', isApart: true },
    { path: '/agencies', text: 'Agencies', isApart: true },
  ],
  evaluator: [{ path: '/evaluation', text: 'Change', isApart: true }, ...RESULTS],
};

/** What goes along from page to page of published results: which framework, cycle and region somebody looks at. */
const KEPT = ['framework', 'cycle', 'region'];

/** The menu of a role on a page, each address with the framework, cycle and region of the page's own where they go along. */
export function navigationOf(role: Role, path: string, search: string) {
  const destinations = DESTINATIONS[role];
  const fromApart = destinations.some((destination) => destination.isApart && destination.path === path);
  const asked = new URLSearchParams(search);
  const kept = new URLSearchParams(
    KEPT.flatMap((name) => {
      const value = asked.get(name);
      return value === null ? [] : [[name, value]];
    }),
  ).toString();
  return destinations.map(({ path: to, text, isApart }) => ({
    text,
    href: kept && !isApart && !fromApart ? `${to}?${kept}` : to,
    isCurrent: to === path,
  }));
}
