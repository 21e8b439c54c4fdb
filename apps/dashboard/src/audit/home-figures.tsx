import type { Audit, FrameworkContent, Partners } from '@plumbline/contract';
import { useSuspenseQueries, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from 'wouter';

import { PackTable } from '../app/pack-table.js';
import { ScrollRegion } from '../govuk/scroll-region.js';
import { toThemes } from './audit.data.js';
import { auditQuery, auditsQuery, partnersQuery } from './audit.queries.js';
import { auditBefore, progressByPerson, progressByTheme } from './home.data.js';
import {
  allRows,
  changeSince,
  count,
  partnersRange,
  type Standing,
  standingsWords,
  type StandingTheme,
  toStandings,
} from './standing.data.js';
import './home-figures.css';

interface Props {
  readonly audit: Audit;
  readonly content: FrameworkContent;
}

/** How far an audit is; once it is signed off, where the authority stands. */
export default function HomeFigures(props: Props) {
  return props.audit.state === 'signed-off' ? <Standings {...props} /> : <Progress {...props} />;
}

/** Several audits can be open: parts of the page that look alike are told apart by it. */
const nameOf = ({ cycle }: Audit, { title }: FrameworkContent): string => `${cycle}, ${title}`;

function Progress({ audit, content }: Props) {
  const rows = toThemes(content, audit.answers).flatMap((theme) => theme.rows);
  const done = rows.flatMap(({ answer, progress }) => (answer && progress === 'done' ? [answer] : []));
  const people = progressByPerson(done);
  const carried = rows.filter(({ progress }) => progress === 'review').length;
  const which = nameOf(audit, content);
  return (
    <section aria-label={`How far the audit is, ${which}`}>
      <h2 className="govuk-heading-m">How far the audit is</h2>
      <PackTable
        label={`Answered, by theme, ${which}`}
        heads={['Theme', 'Answered']}
        rows={progressByTheme(content, audit.answers).map(({ title, answered, of }) => [
          title,
          `${answered} of ${of}`,
        ])}
      />
      {carried > 0 && (
        <p className="govuk-body">
          {count(carried, 'more is', 'more are')} carried from {audit.carriedFrom ?? 'an earlier cycle'} and
          not answered until somebody has looked at {carried === 1 ? 'it' : 'them'} again.
        </p>
      )}
      {people.length > 0 && (
        <PackTable
          label={`Answers, by who changed them last, ${which}`}
          heads={['Person', 'Answered, changed last']}
          rows={people.map(({ name, answers }) => [name, String(answers)])}
        />
      )}
    </section>
  );
}

function Standings({ audit, content }: Props) {
  const [{ data }, { data: partners }] = useSuspenseQueries({
    queries: [auditsQuery, partnersQuery(audit.id)],
  });
  const before = auditBefore(data.audits, audit);
  const props = { audit, content, partners };
  return (
    <section aria-label={`Where you stand, ${nameOf(audit, content)}`}>
      <h2 className="govuk-heading-m">Where you stand, {audit.cycle}</h2>
      <p className="govuk-body">{standingsWords(allRows(toStandings(content, audit)))}</p>
      {before ? (
        <WithBefore {...props} beforeId={before.id} />
      ) : (
        <Places {...props} earlier={null} beforeCycle={null} />
      )}
      <p className="govuk-body">
        <Link href={`/audits/${audit.id}/board-pack`} className="govuk-link">
          Board pack, two pages to print
        </Link>
      </p>
    </section>
  );
}

type PlacesProps = Props & { readonly partners: Partners };

function WithBefore({ beforeId, ...props }: PlacesProps & { readonly beforeId: string }) {
  const { data: before } = useSuspenseQuery(auditQuery(beforeId));
  const earlier = toStandings(props.content, before);
  const change = changeSince(allRows(toStandings(props.content, props.audit)), allRows(earlier));
  return (
    <>
      <p className="govuk-body">
        Beside {before.cycle}, of {change.compared} rated on the scale both times: {change.higher} rated
        higher, {change.same} the same, {change.lower} lower.
      </p>
      <Places {...props} earlier={earlier} beforeCycle={before.cycle} />
    </>
  );
}

interface EarlierProps {
  readonly earlier: readonly StandingTheme[] | null;
  readonly beforeCycle: string | null;
}

/** Every recommendation on the scale. */
function Places({ audit, content, partners, earlier, beforeCycle }: PlacesProps & EarlierProps) {
  const before = new Map(allRows(earlier ?? []).map((row) => [row.item.id, row]));
  const line = content.levels.findIndex(({ strength }) => strength);
  return (
    <>
      <ul className="govuk-list home-places__key" aria-hidden="true">
        <li>
          <span className="home-places__now" /> your rating
        </li>
        {beforeCycle && (
          <li>
            <span className="home-places__before" /> {beforeCycle}
          </li>
        )}
        <li>
          <span className="home-places__range" /> partners’ first ratings
        </li>
      </ul>
      {toStandings(content, audit).map((theme) => (
        <ScrollRegion key={theme.id} label={`Table: ${theme.title}, on the scale`}>
          <table className="govuk-table home-places">
            <caption className="govuk-table__caption govuk-table__caption--s">{theme.title}</caption>
            <thead className="govuk-table__head">
              <tr className="govuk-table__row">
                <th scope="col" className="govuk-table__header">
                  Recommendation
                </th>
                {content.levels.map(({ key, label }, at) => (
                  <th
                    key={key}
                    scope="col"
                    className={`govuk-table__header home-places__level${at === line ? ' home-places__line' : ''}`}
                  >
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody className="govuk-table__body">
              {theme.rows.map((row) => (
                <PlaceRow
                  key={row.item.id}
                  row={row}
                  before={before.get(row.item.id) ?? null}
                  range={partnersRange(content, partners, row.item.id)}
                  {...{ content, line, beforeCycle }}
                />
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      ))}
    </>
  );
}

interface RowProps extends Pick<Props, 'content'> {
  readonly row: Standing;
  readonly before: Standing | null;
  readonly beforeCycle: string | null;
  readonly range: { readonly from: number; readonly to: number } | null;
  readonly line: number;
}

function PlaceRow({ content, row, before, beforeCycle, range, line }: RowProps) {
  if (row.at === null)
    return (
      <tr className="govuk-table__row">
        <th scope="row" className="govuk-table__header">
          {row.item.title}
        </th>
        <td colSpan={content.levels.length} className="govuk-table__cell">
          {row.rating ?? 'Not rated'}
        </td>
      </tr>
    );
  return (
    <tr className="govuk-table__row">
      <th scope="row" className="govuk-table__header">
        {row.item.title}
      </th>
      {content.levels.map(({ key }, at) => {
        const inRange = range !== null && at >= range.from && at <= range.to;
        const words = [
          row.at === at && 'Your rating',
          before?.at === at && beforeCycle,
          inRange && 'Within partners’ ratings',
        ].filter(Boolean);
        return (
          <td
            key={key}
            className={`govuk-table__cell home-places__level${at === line ? ' home-places__line' : ''}`}
          >
            {inRange && <span className="home-places__range" />}
            {before?.at === at && <span className="home-places__before" />}
            {row.at === at && <span className="home-places__now" />}
            <span className="govuk-visually-hidden">{words.join(', ')}</span>
          </td>
        );
      })}
    </tr>
  );
}
