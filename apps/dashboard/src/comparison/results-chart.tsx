import type { RegionResults, ResultLevel } from '@plumbline/contract';
import { HIDDEN_SENTENCE } from '@plumbline/framework';

import { levelBands, type StrengthBar, twoBands } from '../charts/strength-bars.data.js';
import { StrengthBars } from '../charts/strength-bars.js';
import { StrengthLegend } from '../charts/strength-legend.js';
import type { LevelDetail } from './choice.data.js';
import { FINDING_ID } from './region-summary.js';
import type { Group } from './reading.data.js';
import { ratedWords, type ResultRow, rowInWords, themeWords } from './results.data.js';

interface Props {
  readonly results: RegionResults;
  readonly groups: readonly Group[];
  readonly detail: LevelDetail;
}

/** The chart, one part for each theme or enabler, all on the same scale. */
export function ResultsChart({ results, groups, detail }: Props) {
  const { levels } = results;
  const bands = detail === 'two' ? twoBands(levels) : levelBands(levels);
  const isGrouped = groups.length > 1;
  return (
    <>
      <StrengthLegend bands={bands} tick="England’s share at strength" />
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
                bars={group.listed.map((row) => toBar(row, levels))}
              />
            )}
          </section>
        );
      })}
    </>
  );
}

const toBar = (row: ResultRow, levels: readonly ResultLevel[]): StrengthBar => ({
  id: row.id,
  title: row.title,
  note: row.region ? ratedWords(row.region) : HIDDEN_SENTENCE,
  inWords: rowInWords(levels, row),
  counts: row.region?.counts ?? null,
  englandShare: row.england?.share ?? null,
});
