import { recommendationsOf, type FrameworkVersion, type ItemMapEntry } from './model.js';

type SeriesIds = ReadonlyMap<string, string>;

/**
 * The series each item belongs to: the chain of equivalent items along which figures may be compared over time.
 *
 * Only an `equivalent` entry of an item map continues a series. Every other item starts its own: one that is `similar`, that was `split` or
 * `merged`, that is new, and one that merely kept its id without an entry that says so.
 * A series bears the id its item had in the version where it began; if another series has that id already, `id@version`. Adding a
 * later version therefore never renames a series, and what was released under it stays where it is.
 *
 * Shape:  version -> item id -> series id, versions ascending, items in the framework's order.
 * Throws: RangeError when the versions are of several frameworks or one is given twice; when an item map speaks of a version or an item
 *         that is not among those given; when an item would continue two series, or two items of one version the same series.
 *
 * @example
 * const series = seriesOf([ofsted2018, ofsted2023]);
 * series.get(2023)?.get('overall'); // 'overall': continues
 * series.get(2023)?.get('care_leavers'); // 'care_leavers': begins, since the judgement of 2018 was split
 */
export function seriesOf(versions: readonly FrameworkVersion[]): ReadonlyMap<number, SeriesIds> {
  const series = new Map<number, SeriesIds>();
  const taken = new Set<string>();
  for (const version of inOrder(versions)) {
    const continued = continuedSeries(version, series);
    const ids = new Map<string, string>();
    for (const { id } of recommendationsOf(version)) {
      const began = taken.has(id) ? `${id}@${version.version}` : id;
      const seriesId = continued.get(id) ?? began;
      taken.add(seriesId);
      ids.set(id, seriesId);
    }
    refuseShared(version, ids);
    series.set(version.version, ids);
  }
  return series;
}

function inOrder(versions: readonly FrameworkVersion[]): readonly FrameworkVersion[] {
  const sorted = versions.toSorted((a, b) => a.version - b.version);
  for (const [index, { id, version }] of sorted.entries()) {
    const before = sorted[index - 1];
    if (before === undefined) continue;
    if (before.id !== id)
      throw new RangeError(`series run within one framework, not from ${before.id} to ${id}`);
    if (before.version === version) throw new RangeError(`${id} ${version} is given twice`);
  }
  return sorted;
}

/** Item id -> the series it continues, for the items of this version that are equivalent to an earlier one. */
function continuedSeries(version: FrameworkVersion, earlier: ReadonlyMap<number, SeriesIds>): SeriesIds {
  const items = new Set(recommendationsOf(version).map(({ id }) => id));
  const continued = new Map<string, string>();
  for (const entry of version.itemMap) {
    const from = seriesBefore(entry, version, earlier);
    if (entry.to !== null && !items.has(entry.to)) {
      throw new RangeError(
        `${version.id} ${version.version} has no item ${entry.to}, which its item map names`,
      );
    }
    if (entry.relation !== 'equivalent' || entry.to === null) continue;
    const other = continued.get(entry.to);
    if (other !== undefined && other !== from) {
      throw new RangeError(
        `${entry.to} of ${version.id} ${version.version} would continue two series: ${other}, ${from}`,
      );
    }
    continued.set(entry.to, from);
  }
  return continued;
}

function seriesBefore(
  { fromVersion, from }: ItemMapEntry,
  { id, version }: FrameworkVersion,
  earlier: ReadonlyMap<number, SeriesIds>,
): string {
  const seriesId = earlier.get(fromVersion)?.get(from);
  if (seriesId === undefined) {
    throw new RangeError(
      `the item map of ${id} ${version} names ${from} of ${fromVersion}, which is not among the versions given`,
    );
  }
  return seriesId;
}

function refuseShared({ id, version }: FrameworkVersion, ids: SeriesIds): void {
  const itemOf = new Map<string, string>();
  for (const [item, seriesId] of ids) {
    const other = itemOf.get(seriesId);
    if (other !== undefined) {
      throw new RangeError(`${other} and ${item} of ${id} ${version} would share the series ${seriesId}`);
    }
    itemOf.set(seriesId, item);
  }
}
