import type { Release, ReleaseArea } from '@plumbline/contract';

import { type Reading, readingIn, readingParts } from './reading.data.js';

export type LevelDetail = 'two' | 'four';
export type View = 'chart' | 'table';

/** Everything that decides what the page shows; all of it is in the address. */
export interface Choice {
  readonly release: Release;
  readonly region: ReleaseArea;
  readonly levels: LevelDetail;
  readonly view: View;
  readonly reading: Reading;
}

type Rest = Omit<Choice, 'release' | 'region'>;

/** What the address asks for and is not there, with what is. */
export interface UnknownChoice {
  readonly what: 'framework' | 'cycle' | 'region';
  readonly asked: string;
  readonly offered: readonly { readonly label: string; readonly address: string }[];
}

export type Chosen =
  | { readonly state: 'none-published' }
  | ({ readonly state: 'unknown' } & UnknownChoice)
  | { readonly state: 'chosen'; readonly choice: Choice };

/** What stands in for a part that the address leaves out. */
export interface Usual {
  readonly regionCode: string | null;
  /** The framework; that of the newest cycle published if left out. */
  readonly frameworkId?: string | null;
  readonly view: View;
  /** The page that asks, which is where what there is instead is offered; results of one region if left out. */
  readonly toAddress?: (choice: Choice) => string;
}

/**
 * Reads the choice from the address. Left out: the newest cycle, the person's own region (else the first by name), two
 * bands, the view last used.
 */
export function choose(releases: readonly Release[], address: URLSearchParams, usual: Usual): Chosen {
  const [newest] = releases;
  if (!newest) return { state: 'none-published' };
  const levels: LevelDetail = address.get('levels') === 'four' ? 'four' : 'two';
  const askedView = address.get('view');
  const view = askedView === 'chart' || askedView === 'table' ? askedView : usual.view;
  const rest = { levels, view, reading: readingIn(address) };
  const offer = offerOn(usual.toAddress ?? addressOf, rest);

  const frameworkId = address.get('framework') ?? usual.frameworkId ?? newest.framework.id;
  const ofFramework = releases.filter(({ framework }) => framework.id === frameworkId);
  if (ofFramework.length === 0) {
    return { ...unknown('framework', frameworkId), offered: offer.releases(firstOfEach(releases)) };
  }
  const cycle = address.get('cycle') ?? ofFramework[0]?.cycle;
  const release = ofFramework.find((candidate) => candidate.cycle === cycle);
  if (!release) return { ...unknown('cycle', cycle ?? ''), offered: offer.releases(ofFramework) };

  const askedRegion = address.get('region');
  const region = askedRegion
    ? release.regions.find(({ code }) => code === askedRegion)
    : (release.regions.find(({ code }) => code === usual.regionCode) ?? release.regions[0]);
  if (!region) return { ...unknown('region', askedRegion ?? ''), offered: offer.regions(release) };
  return { state: 'chosen', choice: { release, region, ...rest } };
}

/** The address that shows exactly this choice. */
export function addressOf({ release, region, levels, view, reading }: Choice): string {
  const what = { framework: release.framework.id, cycle: release.cycle, region: region.code };
  const parts = new URLSearchParams({ ...what, levels, view, ...readingParts(reading) });
  return `/results?${parts.toString()}`;
}

/** The address that shows all regions side by side. */
export function regionsAddressOf({ release }: Pick<Choice, 'release'>): string {
  const parts = new URLSearchParams({ framework: release.framework.id, cycle: release.cycle });
  return `/results/regions?${parts.toString()}`;
}

/** The address of the papers for a meeting. */
export function packAddressOf({ release, region }: Pick<Choice, 'release' | 'region'>): string {
  const what = { framework: release.framework.id, cycle: release.cycle, region: region.code };
  return `/results/pack?${new URLSearchParams(what).toString()}`;
}

/** A cycle as people call it, with its year where the name does not say it. */
export const cycleName = ({ cycle, timePeriod }: Pick<Release, 'cycle' | 'timePeriod'>): string =>
  cycle.includes(timePeriod) ? cycle : `${cycle} (${timePeriod})`;

/** The first cycle of each framework, which is the newest of those published, in the order in which the frameworks first stand. */
export function firstOfEach<T extends { readonly framework: { readonly id: string } }>(
  cycles: readonly T[],
): readonly T[] {
  return cycles.filter(
    ({ framework }, index) => cycles.findIndex((other) => other.framework.id === framework.id) === index,
  );
}

const unknown = (what: UnknownChoice['what'], asked: string) => ({ state: 'unknown', what, asked }) as const;

/** What there is, with its address on a page. */
const offerOn = (toAddress: (choice: Choice) => string, rest: Rest) => ({
  releases: (releases: readonly Release[]) =>
    releases.flatMap((release) => {
      const [region] = release.regions;
      if (!region) return [];
      const label = `${release.framework.title}, ${cycleName(release)}`;
      return [{ label, address: toAddress({ release, region, ...rest }) }];
    }),
  regions: (release: Release) =>
    release.regions.map((region) => ({
      label: region.name,
      address: toAddress({ release, region, ...rest }),
    })),
});
