import type { RegionResults } from '@plumbline/contract';
import { HIDDEN_SENTENCE } from '@plumbline/framework';

import { ChartFiles } from '../charts/chart-files.js';
import type { Picture } from '../charts/picture.data.js';
import { type StrengthBar, twoBands } from '../charts/strength-bars.data.js';
import { StrengthBars } from '../charts/strength-bars.js';
import { StrengthLegend } from '../charts/strength-legend.js';
import { ScrollRegion } from '../govuk/scroll-region.js';
import { TableHead } from '../govuk/table-head.js';
import type { View } from './choice.data.js';
import { groupLines } from './figure-lines.data.js';
import { englandWords, figureWords, type ThemeLine, toThemeLines } from './overview.data.js';
import type { Group } from './reading.data.js';
import { pictureNames } from './release-names.data.js';
import { itemWords, sourceLines } from './results.data.js';

interface Props {
  readonly results: RegionResults;
  readonly groups: readonly Group[];
  readonly view: View;
}

const GIST_ID = 'overview-gist';

/** Themes, or enablers, side by side; nothing where there is one only, and where nothing is shown. */
export function ThemeOverview({ results, groups, view }: Props) {
  if (groups.length < 2) return null;
  const lines = toThemeLines(groups, results.levels);
  if (lines.every(({ region }) => region === null)) return null;
  const kind = groups.every(({ id }) => results.enablers.some((enabler) => enabler.id === id))
    ? ({ id: 'enabler', one: 'Enabler', many: 'Enablers' } as const)
    : ({ id: 'theme', one: 'Theme', many: 'Themes' } as const);
  const { item, items } = itemWords(results.release);
  const title = `${kind.many} at a glance, ${results.region.name}`;
  const captions = captionsOf(results);
  const words = { item, items, kind: kind.one, region: results.region.name };
  return (
    <figure className="plumbline-figure" aria-labelledby="overview-title">
      <h2 className="govuk-heading-m" id="overview-title">
        {title}
      </h2>
      <p className="govuk-body plumbline-text" id={GIST_ID}>
        Every rating of the {items} shown counts once, so a figure is of ratings, not of authorities.
        England’s is taken over the same {items}.
      </p>
      {view === 'chart' ? (
        <OverviewChart lines={lines} results={results} label={`Chart: ${kind.many} at a glance`} />
      ) : (
        <OverviewTable lines={lines} words={words} label={`Table: ${kind.many} at a glance`} />
      )}
      <figcaption className="plumbline-source">
        {captions.map((line) => (
          <p key={line} className="govuk-body-s">
            {line}
          </p>
        ))}
        <ChartFiles
          name={['overview', kind.many, results.region.name, results.release.cycle]}
          figures={() => groupLines(results, kind.id, lines)}
          {...(view === 'chart' && {
            picture: () => overviewPicture({ lines, results, title, captions }),
          })}
        />
      </figcaption>
    </figure>
  );
}

interface ChartProps {
  readonly lines: readonly ThemeLine[];
  readonly results: RegionResults;
  readonly label: string;
}

const TICK = 'England’s share at strength';

function OverviewChart({ lines, results, label }: ChartProps) {
  const bands = twoBands(results.levels);
  return (
    <>
      <StrengthLegend bands={bands} tick={TICK} />
      <StrengthBars label={label} gistId={GIST_ID} bands={bands} bars={toBars({ lines, results })} />
    </>
  );
}

function toBars({ lines, results }: Pick<ChartProps, 'lines' | 'results'>): readonly StrengthBar[] {
  const { item, items } = itemWords(results.release);
  return lines.map(({ id, title, region, england }): StrengthBar => ({
    id,
    title,
    note: region ? `${figureWords(region, items)}.` : HIDDEN_SENTENCE,
    inWords: england ? `${englandWords(england, item, items)}.` : '',
    counts: region?.counts ?? null,
    englandShare: england?.share ?? null,
  }));
}

/** What is counted differs from the chart below; the rest is the same. */
function captionsOf(results: RegionResults): readonly string[] {
  const [source = '', , better = '', dates = ''] = sourceLines(results, 'chart');
  return [source, `Counted: ratings of the ${itemWords(results.release).items} shown.`, better, dates];
}

/** What the chart shows, as a picture with its captions inside. */
const overviewPicture = ({
  title,
  captions,
  ...drawn
}: Pick<ChartProps, 'lines' | 'results'> & {
  readonly title: string;
  readonly captions: readonly string[];
}): Picture => ({
  title,
  names: pictureNames(drawn.results.release),
  lines: captions,
  bands: twoBands(drawn.results.levels),
  tick: TICK,
  groups: [{ title: '', bars: toBars(drawn) }],
});

interface TableProps {
  readonly lines: readonly ThemeLine[];
  readonly label: string;
  readonly words: {
    readonly item: string;
    readonly items: string;
    readonly kind: string;
    readonly region: string;
  };
}

function OverviewTable({ lines, label, words }: TableProps) {
  const heads = [`${words.region}: ratings at strength`, 'England: the same ones', `From ${words.items}`];
  return (
    <ScrollRegion label={label}>
      <table className="govuk-table plumbline-figures plumbline-figures--narrow">
        <caption className="govuk-visually-hidden">{label}</caption>
        <TableHead names={[words.kind, ...heads]} figures={heads.length} />
        <tbody className="govuk-table__body">
          {lines.map(({ id, title, region, england, of }) => (
            <tr key={id} className="govuk-table__row">
              <th scope="row" className="govuk-table__header">
                {title}
              </th>
              {[ratio(region), ratio(england), `${region?.from ?? 0} of ${of}`].map((text, column) => (
                <td key={heads[column]} className="govuk-table__cell govuk-table__cell--numeric">
                  {text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

const ratio = (figure: ThemeLine['england']): string =>
  figure ? `${figure.atStrength} of ${figure.rated}` : '[c]';
