import type { RegionResults, ResultLevel } from '@plumbline/contract';
import { HIDDEN_SENTENCE } from '@plumbline/framework';

import { levelBands, type StrengthBar, twoBands } from '../charts/strength-bars.data.js';
import { StrengthBars } from '../charts/strength-bars.js';
import { StrengthLegend } from '../charts/strength-legend.js';
import type { LevelDetail } from './choice.data.js';
import { FINDING_ID } from './region-summary.js';
import { ratedWords, type ResultRow, rowInWords, themeWords, toThemes } from './results.data.js';

/** The chart, one part per theme, all on the same scale. */
export function ResultsChart({
  results,
  detail,
}: {
  readonly results: RegionResults;
  readonly detail: LevelDetail;
}) {
  const { levels } = results;
  const bands = detail === 'two' ? twoBands(levels) : levelBands(levels);
  const themes = toThemes(results);
  return (
    <>
      <StrengthLegend bands={bands} tick="England’s share at strength" />
      {themes.map((theme) => {
        const figure = themeWords(theme, results);
        return (
          <section key={theme.id} aria-label={theme.title} className="plumbline-theme">
            {themes.length > 1 && <h3 className="govuk-heading-s govuk-!-margin-bottom-1">{theme.title}</h3>}
            {themes.length > 1 && figure && <p className="govuk-body">{figure}.</p>}
            <StrengthBars
              label={`Chart: ${theme.title}`}
              gistId={FINDING_ID}
              bands={bands}
              bars={theme.rows.map((row) => toBar(row, levels))}
            />
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
