import type { PartnerResults, ResultLevel } from '@plumbline/contract';
import { HIDDEN_SENTENCE } from '@plumbline/framework';

import type { Picture } from '../charts/picture.data.js';
import { type Band, levelBands, type StrengthBar, twoBands } from '../charts/strength-bars.data.js';
import { StrengthBars } from '../charts/strength-bars.js';
import { StrengthLegend } from '../charts/strength-legend.js';
import type { LevelDetail } from './choice.data.js';
import type { PartnersRow, PartnersTheme } from './partners.data.js';
import { recommendationAddressOf } from './recommendation.data.js';
import { pictureNames } from './release-names.data.js';
import { ratedWords } from './results.data.js';

const TICK = 'England’s share at strength, of the same kind of rater';

interface Drawn {
  readonly results: PartnerResults;
  readonly themes: readonly PartnersTheme[];
  readonly detail: LevelDetail;
}

const bandsOf = (levels: readonly ResultLevel[], detail: LevelDetail): readonly Band[] =>
  detail === 'two' ? twoBands(levels) : levelBands(levels);

/** Two bars for each recommendation, one under the other, all on the same scale. */
export function PartnersChart({ results, themes, detail, gistId }: Drawn & { readonly gistId: string }) {
  const bands = bandsOf(results.levels, detail);
  return (
    <>
      <StrengthLegend bands={bands} tick={TICK} />
      {themes.map(({ id, title, rows }) => (
        <section key={id} aria-label={title} className="plumbline-theme">
          {themes.length > 1 && <h3 className="govuk-heading-s">{title}</h3>}
          {rows.length > 0 && (
            <StrengthBars
              label={`Chart: ${title}`}
              gistId={gistId}
              bands={bands}
              bars={rows.flatMap((row) => toPair(row, results))}
            />
          )}
        </section>
      ))}
    </>
  );
}

/** What the chart shows, as a picture with its captions inside. */
export const partnersPicture = ({
  results,
  themes,
  detail,
  ...words
}: Drawn & Pick<Picture, 'title' | 'lines'>): Picture => ({
  ...words,
  names: pictureNames(results.release),
  bands: bandsOf(results.levels, detail),
  tick: TICK,
  groups: themes.map(({ title, rows }) => ({
    title: themes.length > 1 ? title : '',
    bars: rows.flatMap((row) => toPair(row, results)),
  })),
});

function toPair(row: PartnersRow, { release, region: area, levels }: PartnerResults): readonly StrengthBar[] {
  const one = (kind: 'authorities' | 'partners', title: string): StrengthBar => {
    const { region, england } = row[kind];
    return {
      id: `${row.id} ${kind}`,
      title,
      note: region ? ratedWords(region) : HIDDEN_SENTENCE,
      inWords: region
        ? `${region.atStrength} of ${region.rated} at strength. ${levels
            .map(({ label }, level) => `${label} ${region.counts[level] ?? 0}`)
            .join(', ')}.${england ? ` England: ${england.atStrength} of ${england.rated} at strength.` : ''}`
        : '',
      counts: region?.counts ?? null,
      englandShare: england?.share ?? null,
    };
  };
  const address = recommendationAddressOf(row.id, { release, region: area });
  return [
    { ...one('authorities', `${row.title}: authorities`), address },
    one('partners', 'Partner organisations'),
  ];
}
