import { createHash } from 'node:crypto';

import { ENGLAND } from '@plumbline/contract';
import { histogramOf, protectCell, type ProtectedCell, type Rule } from '@plumbline/disclosure';
import { type Addressee, type FrameworkVersion, seriesOf } from '@plumbline/framework';

import { cellsOfSeries, type FrozenCell, levelAt } from './frozen-cell.js';
import { type PartnerAnswer, partnerCells } from './partner-cells.js';

/** A signed audit that a release is made from, with the ratings that stand for the authority: agreed, else its own. */
export interface Contributor {
  readonly authorityId: string;
  readonly version: number;
  readonly regionCode: string;
  /** Level's key by item; null: not applicable. */
  readonly ratings: ReadonlyMap<string, string | null>;
  /** It agreed at sign-off that near-agreement may be shown, if all others of its region do. */
  readonly consentsNearAgreement: boolean;
}

export interface Area {
  readonly code: string;
  readonly name: string;
  readonly authorities: number;
  readonly contributors: number;
}

interface FrozenItem {
  readonly seriesId: string;
  readonly themeId: string;
  readonly title: string;
  /** Ids of enablers. */
  readonly enablers: readonly string[];
  readonly addressedTo: Addressee;
}

/** What is published of a cycle, and nothing else: the tables of a release. */
export interface Frozen {
  readonly levels: readonly { key: string; label: string; strength: boolean }[];
  readonly themes: readonly { id: string; title: string }[];
  readonly enablers: readonly { id: string; title: string }[];
  readonly recommendations: readonly FrozenItem[];
  readonly areas: readonly Area[];
  readonly cells: readonly FrozenCell[];
}

export interface Inputs {
  /** All versions of the framework up to the latest one that a contributor answered. */
  readonly versions: readonly FrameworkVersion[];
  readonly contributors: readonly Contributor[];
  /** Of the contributors' audits and no others. */
  readonly partnerAnswers: readonly PartnerAnswer[];
  /** Regions in the order of their names. */
  readonly regions: readonly Omit<Area, 'contributors'>[];
  readonly rule: Rule;
}

const COUNTRY = { code: ENGLAND, name: 'England' };

/**
 * Applies disclosure control to the signed audits of a cycle.
 *
 * Shape:  for every series that a contributor's version asks, one figure for each region and one for England, which is the sum
 *         of the regions shown. A block is a region: the contributors in it whose version asks the item. Where partners rated, the
 *         same again for them.
 * Unit:   authorities, each once; for partners' ratings organisations, each once.
 */
export function freeze(inputs: Inputs): Frozen {
  const answered = inputs.versions.filter(({ version }) =>
    inputs.contributors.some((one) => one.version === version),
  );
  const latest = answered.at(-1);
  if (!latest) throw new RangeError('A release is made from at least one signed audit');
  const items = itemsBySeries(answered, inputs.versions);

  const agreed = new Set(inputs.regions.filter(({ code }) => everyoneConsents(inputs, code)));
  const cells = [...items].flatMap(([seriesId, itemOf]) =>
    cellsOfSeries(
      { seriesId, raterType: 'own' },
      inputs.regions.map((region) => ({
        areaCode: region.code,
        cell: regionCell(inputs, latest, {
          regionCode: region.code,
          itemOf,
          everyoneConsented: agreed.has(region),
        }),
      })),
    ),
  );
  return {
    levels: latest.levels.map(({ key, label, strength }) => ({ key, label, strength })),
    ...describe(answered, items),
    areas: areasOf(inputs),
    cells: [
      ...cells,
      ...partnerCells({ ...inputs, answers: inputs.partnerAnswers, levels: latest.levels }, items),
    ],
  };
}

/** For each series its item in every version that asks it; the latest version's order first, then what only earlier ones ask. */
function itemsBySeries(
  answered: readonly FrameworkVersion[],
  versions: readonly FrameworkVersion[],
): Map<string, ReadonlyMap<number, string>> {
  const series = seriesOf(versions);
  const items = new Map<string, Map<number, string>>();
  for (const { version } of answered.toReversed())
    for (const [item, seriesId] of series.get(version) ?? [])
      items.set(seriesId, (items.get(seriesId) ?? new Map<number, string>()).set(version, item));
  return items;
}

/** All of a region, also those whose version does not ask an item: the mark has one meaning wherever it stands in a region. */
function everyoneConsents({ contributors }: Inputs, code: string): boolean {
  const ofRegion = contributors.filter(({ regionCode }) => regionCode === code);
  return ofRegion.length > 0 && ofRegion.every(({ consentsNearAgreement }) => consentsNearAgreement);
}

function regionCell(
  { contributors, rule }: Inputs,
  { levels }: FrameworkVersion,
  block: { regionCode: string; itemOf: ReadonlyMap<number, string>; everyoneConsented: boolean },
): ProtectedCell {
  const asked = contributors.filter(
    (one) => one.regionCode === block.regionCode && block.itemOf.has(one.version),
  );
  const ratings = asked.map((one) => levelAt(levels, ratingOf(one, block.itemOf)));
  const { everyoneConsented } = block;
  return protectCell(
    histogramOf(ratings, levels.length),
    { contributors: asked.length, everyoneConsented },
    rule,
  );
}

/** @throws RangeError where a signed audit lacks an item: left out, it would make the others' numbers wrong without a word */
function ratingOf({ version, ratings }: Contributor, itemOf: ReadonlyMap<number, string>): string | null {
  const rating = ratings.get(itemOf.get(version) ?? '');
  if (rating === undefined)
    throw new RangeError('A signed audit rates every item of its version, or calls it not applicable');
  return rating;
}

/** The words of the latest version in which each series is asked. */
function describe(
  answered: readonly FrameworkVersion[],
  items: ReadonlyMap<string, ReadonlyMap<number, string>>,
) {
  const themes = new Map<string, string>();
  const recommendations = [...items].map(([seriesId, itemOf]): FrozenItem => {
    const version = answered.findLast((each) => itemOf.has(each.version));
    const theme = version?.themes.find(({ recommendations: list }) =>
      list.some(({ id }) => id === itemOf.get(version.version)),
    );
    const item = theme?.recommendations.find(({ id }) => version && id === itemOf.get(version.version));
    if (!theme || !item) throw new RangeError(`Series ${seriesId} is asked by no version`);
    if (!themes.has(theme.id)) themes.set(theme.id, theme.title);
    const { title, enablers, addressedTo } = item;
    return { seriesId, themeId: theme.id, title, enablers, addressedTo };
  });
  return {
    themes: [...themes].map(([id, title]) => ({ id, title })),
    enablers: enablersOf(answered, recommendations),
    recommendations,
  };
}

/** The enablers that the recommendations serve: the latest version's order first, then what only earlier ones have. */
function enablersOf(answered: readonly FrameworkVersion[], recommendations: readonly FrozenItem[]) {
  const served = new Set(recommendations.flatMap(({ enablers }) => enablers));
  const titles = new Map<string, string>();
  for (const { id, title } of answered.toReversed().flatMap(({ enablers }) => enablers))
    if (served.has(id) && !titles.has(id)) titles.set(id, title);
  return [...titles].map(([id, title]) => ({ id, title }));
}

function areasOf({ regions, contributors }: Inputs): Area[] {
  const areas = regions.map((region) => ({
    ...region,
    contributors: contributors.filter(({ regionCode }) => regionCode === region.code).length,
  }));
  const authorities = areas.reduce((sum, area) => sum + area.authorities, 0);
  return [{ ...COUNTRY, authorities, contributors: contributors.length }, ...areas];
}

/** SHA-256 over everything that a release publishes: the same ratings under the same rule give the same. */
export function hashFrozen(frozen: Frozen, rule: Rule): string {
  return createHash('sha256').update(JSON.stringify({ rule, frozen })).digest('hex');
}
