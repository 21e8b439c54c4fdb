import { ENGLAND } from '@plumbline/contract';
import { englandOf, type ProtectedCell } from '@plumbline/disclosure';
import type { Level } from '@plumbline/framework';

/** Released figures of one series in one area. Null: hidden; of England: shown in no region. */
export interface FrozenCell {
  readonly areaCode: string;
  readonly seriesId: string;
  readonly raterType: 'own' | 'partner';
  readonly contributors: number;
  readonly contributorsNotShown: number;
  /** Shown because everyone of the block agreed to it, not because the rule shows it. */
  readonly byConsent: boolean;
  readonly counts: readonly number[] | null;
  readonly notApplicable: number | null;
}

/** England's figures, made of the regions', and then these. */
export function cellsOfSeries(
  of: Pick<FrozenCell, 'seriesId' | 'raterType'>,
  regions: readonly { readonly areaCode: string; readonly cell: ProtectedCell }[],
): FrozenCell[] {
  const england = englandOf(regions.map(({ cell }) => cell));
  return [
    { areaCode: ENGLAND, ...of, byConsent: false, ...england },
    ...regions.map(({ areaCode, cell }) => ({ areaCode, ...of, ...frozen(cell) })),
  ];
}

function frozen(cell: ProtectedCell) {
  const { contributors } = cell;
  if (cell.state === 'hidden')
    return {
      contributors,
      contributorsNotShown: contributors,
      byConsent: false,
      counts: null,
      notApplicable: null,
    };
  const { counts, notApplicable } = cell;
  return {
    contributors,
    contributorsNotShown: 0,
    byConsent: cell.state === 'shown_by_consent',
    counts,
    notApplicable,
  };
}

/**
 * Where a level stands on the scale of a release, weakest first.
 * @throws RangeError where the scale has no such level: left out, it would make the others' numbers wrong without a word
 */
export function levelAt(levels: readonly Level[], key: string | null): number | null {
  if (key === null) return null;
  const at = levels.findIndex((level) => level.key === key);
  if (at < 0) throw new RangeError(`A signed audit rates at ${key}, which the latest scale does not have`);
  return at;
}
