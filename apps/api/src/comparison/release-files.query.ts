import type { Tx } from '../platform/database.js';

export interface ReleaseHead {
  readonly id: string;
  readonly framework: { readonly id: string; readonly title: string };
  /** Made up, for a demonstration. */
  readonly fictional: boolean;
  readonly cycle: string;
  readonly timePeriod: string;
}

export interface CellRow {
  readonly areaCode: string;
  readonly areaName: string;
  readonly themeId: string;
  readonly seriesId: string;
  readonly raterType: string;
  readonly contributors: number;
  readonly contributorsNotShown: number;
  readonly byConsent: boolean;
  readonly counts: readonly number[] | null;
  readonly notApplicable: number | null;
}

/** The release's head; null when there is no such release, or it was withdrawn. */
export async function readReleaseHead(tx: Tx, releaseId: string): Promise<ReleaseHead | null> {
  const [head] = await tx.sql<ReleaseHead[]>`
    select id,
           json_build_object('id', head -> 'framework' ->> 'id', 'title', head -> 'framework' ->> 'title') as "framework",
           (head ->> 'fictional')::boolean as "fictional",
           cycle_id as "cycle",
           time_period as "timePeriod"
    from   released.head
    where  id = ${releaseId}`;
  return head ?? null;
}

export interface ListedRelease extends Omit<ReleaseHead, 'framework' | 'fictional'> {
  readonly frameworkId: string;
  /** A day (ISO 8601). */
  readonly publishedOn: string;
  readonly retracted: boolean;
}

/** All releases by framework, newest first, the later cycle first on the same day; withdrawn ones too. */
export function listEveryRelease(tx: Tx): Promise<ListedRelease[]> {
  return tx.sql<ListedRelease[]>`
    select id,
           framework_id       as "frameworkId",
           cycle_id           as "cycle",
           time_period        as "timePeriod",
           published_on::text as "publishedOn",
           exists (select from released.retraction where retraction.release_id = release.id) as "retracted"
    from   released.release
    order  by framework_id, published_on desc, cycle_id desc`;
}

/** The keys of the release's levels, weakest first. */
export async function readLevelKeys(tx: Tx, releaseId: string): Promise<string[]> {
  const rows = await tx.sql<{ key: string }[]>`
    select key from released.level where release_id = ${releaseId} order by position`;
  return rows.map(({ key }) => key);
}

/**
 * Every released figure.
 *
 * Grain:  area x series x rater type; England first, then the regions by name, each in the framework's order.
 * Null:   counts and notApplicable are null where the figure is hidden.
 */
export function readCells(tx: Tx, releaseId: string): Promise<CellRow[]> {
  return tx.sql<CellRow[]>`
    select cell.area_code              as "areaCode",
           area.name                   as "areaName",
           recommendation.theme_id     as "themeId",
           cell.series_id              as "seriesId",
           cell.rater_type             as "raterType",
           cell.contributors           as "contributors",
           cell.contributors_not_shown as "contributorsNotShown",
           cell.by_consent             as "byConsent",
           cell.counts                 as "counts",
           cell.not_applicable         as "notApplicable"
    from   released.cell
    join   released.area           on (area.release_id, area.code) = (cell.release_id, cell.area_code)
    join   released.recommendation on (recommendation.release_id, recommendation.series_id) = (cell.release_id, cell.series_id)
    where  cell.release_id = ${releaseId}
    order  by cell.area_code like 'E12%', area.name, recommendation.position, cell.rater_type`;
}
