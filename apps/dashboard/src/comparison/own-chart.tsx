import type { RegionResults, ResultLevel } from '@plumbline/contract';
import { HIDDEN_SENTENCE } from '@plumbline/framework';

import type { Picture } from '../charts/picture.data.js';
import { type Band, levelBands, type StrengthBar, twoBands } from '../charts/strength-bars.data.js';
import { StrengthBars } from '../charts/strength-bars.js';
import { StrengthLegend } from '../charts/strength-legend.js';
import type { LevelDetail } from './choice.data.js';
import type { OwnGroup, OwnRow } from './own.data.js';
import { pictureNames } from './release-names.data.js';
import { ratedWords, rowInWords, themeWords } from './results.data.js';

interface Props {
  readonly results: RegionResults;
  readonly groups: readonly OwnGroup[];
  readonly detail: LevelDetail;
  /** The cycle before, as people call it; null: nothing was signed then. */
  readonly before: string | null;
  readonly gistId: string;
}

type Drawn = Omit<Props, 'gistId'>;

const TICK = 'England’s share at strength';
const OWN = 'Your own rating';

const bandsOf = (levels: readonly ResultLevel[], detail: LevelDetail): readonly Band[] =>
  detail === 'two' ? twoBands(levels) : levelBands(levels);

/** The region's bars with the own rating marked on each. */
export function OwnChart({ results, groups, detail, before, gistId }: Props) {
  const { levels } = results;
  const bands = bandsOf(levels, detail);
  return (
    <>
      <StrengthLegend bands={bands} tick={TICK} own={OWN} />
      {groups.map((group) => (
        <section key={group.id} aria-label={group.title} className="plumbline-theme">
          {groups.length > 1 && (
            <>
              <h3 className="govuk-heading-s govuk-!-margin-bottom-1">{group.title}</h3>
              <p className="govuk-body">{groupWords(group, results)}</p>
            </>
          )}
          {group.rows.length > 0 && (
            <StrengthBars
              label={`Chart: ${group.title}`}
              gistId={gistId}
              bands={bands}
              bars={group.rows.map((row) => toBar(row, levels, before))}
            />
          )}
        </section>
      ))}
    </>
  );
}

/** What the chart shows, as a picture with its captions inside. */
export const ownPicture = ({
  results: { levels, release },
  groups,
  detail,
  before,
  ...words
}: Drawn & Pick<Picture, 'title' | 'lines'>): Picture => ({
  ...words,
  names: pictureNames(release),
  bands: bandsOf(levels, detail),
  tick: TICK,
  own: OWN,
  groups: groups.map(({ title, rows }) => ({
    title: groups.length > 1 ? title : '',
    bars: rows.map((row) => toBar(row, levels, before)),
  })),
});

/** You: 5 of 12 are strengths. North East: 41 of 66 ratings are strengths, from 7 of 9 recommendations. */
export function groupWords(group: OwnGroup, results: RegionResults): string {
  const rated = group.rows.flatMap(({ own }) => (own && own.level !== null ? [own] : []));
  const strengths = rated.filter(({ isStrength }) => isStrength).length;
  const yours = rated.length === 0 ? '' : `You: ${strengths} of ${rated.length} are strengths. `;
  return `${yours}${results.region.name}: ${themeWords(group, results) ?? 'none is shown'}.`;
}

/** You: Emerging (2026: Established). Nothing where nothing of one's own is there. */
export function ownWords({ own, before }: Pick<OwnRow, 'own' | 'before'>, beforeName: string | null): string {
  if (!own) return '';
  return `You: ${own.words}${before && beforeName ? ` (${beforeName}: ${before.words})` : ''}. `;
}

const toBar = (row: OwnRow, levels: readonly ResultLevel[], before: string | null): StrengthBar => ({
  id: row.id,
  title: row.title,
  note: `${ownWords(row, before)}${row.region ? ratedWords(row.region) : HIDDEN_SENTENCE}`,
  inWords: rowInWords(levels, row),
  counts: row.region?.counts ?? null,
  englandShare: row.england?.share ?? null,
  ownLevel: row.own?.level ?? null,
});
