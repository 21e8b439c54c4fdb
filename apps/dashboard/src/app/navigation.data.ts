import type { Role } from '@plumbline/contract';

interface Destination {
  readonly path: string;
  readonly text: string;
}

const RESULTS: readonly Destination[] = [
  { path: '/results', text: 'Results' },
  { path: '/results/regions', text: 'Regions' },
];

/** The pages of each role, in the order of its work; a role with one page needs no menu. */
const DESTINATIONS: Readonly<Partial<Record<Role, readonly Destination[]>>> = {
  'regional-lead': [...RESULTS, { path: '/change', text: 'Change' }],
  evaluator: RESULTS,
};

/** What goes along from page to page: which framework, cycle and region somebody looks at. */
const KEPT = ['framework', 'cycle', 'region'];

/** The menu of a role on a page, each address with the framework, cycle and region of the page's own. */
export function navigationOf(role: Role, path: string, search: string) {
  const asked = new URLSearchParams(search);
  const kept = new URLSearchParams(
    KEPT.flatMap((name) => {
      const value = asked.get(name);
      return value === null ? [] : [[name, value]];
    }),
  ).toString();
  return (DESTINATIONS[role] ?? []).map((destination) => ({
    text: destination.text,
    href: kept ? `${destination.path}?${kept}` : destination.path,
    isCurrent: destination.path === path,
  }));
}
