import type { RegionResults, ResultLevel } from '@plumbline/contract';
import { HIDDEN_SENTENCE } from '@plumbline/framework';

import type { Picture } from '../charts/picture.data.js';
import { type Band, levelBands, type StrengthBar, twoBands } from '../charts/strength-bars.data.js';
import { StrengthBars } from '../charts/strength-bars.js';
import { StrengthLegend } from '../charts/strength-legend.js';
import type { LevelDetail } from './choice.data.js';
import { FINDING_ID } from './region-summary.js';
import type { Group } from './reading.data.js';
import { pictureNames } from './release-names.data.js';
import { ratedWords, type ResultRow, rowInWords, themeWords } from './results.data.js';

interface Props {
  readonly results: RegionResults;
  readonly groups: readonly Group[];
  readonly detail: LevelDetail;
  /** Where titles lead; left out, as on paper: nowhere. */
  readonly toAddress?: (id: string) => string;
}

const TICK = 'England’s share at strength';

const bandsOf = (levels: readonly ResultLevel[], detail: LevelDetail): readonly Band[] =>
  detail === 'two' ? twoBands(levels) : levelBands(levels);

/** The chart, one part for each theme or enabler, all on the same scale. */
export function ResultsChart({ results, groups, detail, toAddress }: Props) {
  const { levels } = results;
  const bands = bandsOf(levels, detail);
  const isGrouped = groups.length > 1;
  return (
    <>
      <StrengthLegend bands={bands} tick={TICK} />
      {groups.map((group) => {
        const figure = themeWords(group, results);
        return (
          <section key={group.id} aria-label={group.title} className="plumbline-theme">
            {isGrouped && <h3 className="govuk-heading-s govuk-!-margin-bottom-1">{group.title}</h3>}
            {isGrouped && <p className="govuk-body">{figure ?? 'None is shown'}.</p>}
            {group.listed.length > 0 && (
              <StrengthBars
                label={`Chart: ${group.title}`}
                gistId={FINDING_ID}
                bands={bands}
                bars={group.listed.map((row) => ({
                  ...toBar(row, levels),
                  ...(toAddress && { address: toAddress(row.id) }),
                }))}
              />
            )}
          </section>
        );
      })}
    </>
  );
}

/** What the chart shows, as a picture with its captions inside. */
export const resultsPicture = ({
  results: { levels, release },
  groups,
  detail,
  ...words
}: Props & Pick<Picture, 'title' | 'lines'>): Picture => ({
  ...words,
  names: pictureNames(release),
  bands: bandsOf(levels, detail),
  tick: TICK,
  groups: groups.map(({ title, listed }) => ({
    title: groups.length > 1 ? title : '',
    bars: listed.map((row) => toBar(row, levels)),
  })),
});

const toBar = (row: ResultRow, levels: readonly ResultLevel[]): StrengthBar => ({
  id: row.id,
  title: row.title,
  note: row.region ? ratedWords(row.region) : HIDDEN_SENTENCE,
  inWords: rowInWords(levels, row),
  counts: row.region?.counts ?? null,
  englandShare: row.england?.share ?? null,
});
