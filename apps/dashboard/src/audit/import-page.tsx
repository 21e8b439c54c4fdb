import {
  exchangeRoutes,
  type ImportedRow,
  type ImportPreview,
  type TakeOverImport,
} from '@plumbline/contract';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Link } from 'wouter';

import { call } from '../api/client.js';
import { Breadcrumbs } from '../govuk/breadcrumbs.js';
import { Button } from '../govuk/button.js';
import { CaptionedHeading } from '../govuk/captioned-heading.js';
import { useDocumentTitle } from '../govuk/document-title.js';
import { ErrorSummary } from '../govuk/error-summary.js';
import { ScrollRegion } from '../govuk/scroll-region.js';
import { TableHead } from '../govuk/table-head.js';
import { WarningText } from '../govuk/warning-text.js';
import type { AuditProps } from './audit-page.js';
import { auditQuery, auditsQuery, partnersQuery } from './audit.queries.js';
import { entryQuery } from './entry.queries.js';
import { FIELD_WORDS, type ImportGroup, summary, titleOf, toGroups } from './import.data.js';
import { importQuery } from './import.queries.js';

/** What an uploaded workbook changes, before and after it is taken over. */
export function ImportPage({ audit, content, importId }: AuditProps & { readonly importId: string }) {
  const { data: preview } = useSuspenseQuery(importQuery(audit.id, importId));
  const [error, setError] = useState<string | null>(null);
  const done = preview.takenOverAt !== null;
  const heading = done ? 'The workbook is taken over' : 'What the workbook changes';
  useDocumentTitle(error ? `Error: ${heading}` : heading);
  return (
    <>
      <Breadcrumbs
        trail={[
          { href: `/audits/${audit.id}`, text: `Audit ${audit.cycle}` },
          preview.agency
            ? {
                href: `/audits/${audit.id}/enter/${preview.agency.id}`,
                text: `Ratings for ${preview.agency.name}`,
              }
            : { href: `/audits/${audit.id}/files`, text: 'Files' },
        ]}
      />
      {error && <ErrorSummary key={error} errors={[{ text: error, href: '#take-over' }]} />}
      <CaptionedHeading
        caption={`${preview.agency ? `Enter ratings for ${preview.agency.name}` : audit.authority.name}, ${audit.cycle}`}
      >
        {heading}
      </CaptionedHeading>
      <p className="govuk-body plumbline-text">{sentence(preview)}</p>
      {preview.agency && !done && (
        <div className="plumbline-text">
          <WarningText>You see what this partner rated. Take it over as it was given to you.</WarningText>
        </div>
      )}
      {toGroups(preview).map((group) => (
        <GroupTable key={group.kind} group={group} done={done} titleOf={(id) => titleOf(content, id)} />
      ))}
      <div className="plumbline-text" id="take-over">
        {done || preview.rows.length === 0 ? (
          <Link
            href={`/audits/${audit.id}${preview.agency ? `/enter/${preview.agency.id}` : ''}`}
            className="govuk-button"
          >
            {preview.agency ? `Go to the ratings for ${preview.agency.name}` : 'Go to the audit'}
          </Link>
        ) : (
          <TakeOver preview={preview} onError={setError} />
        )}
      </div>
    </>
  );
}

function sentence(preview: ImportPreview): string {
  if (preview.rows.length === 0) return 'The file says nothing new. Every answer stays as it is.';
  return preview.takenOverAt ? 'What the file said is written.' : summary(preview);
}

interface GroupProps {
  readonly group: ImportGroup;
  readonly done: boolean;
  readonly titleOf: (recommendationId: string) => string;
}

function GroupTable({ group: { kind, heading, rows }, done, titleOf: title }: GroupProps) {
  return (
    <section>
      <h2 className="govuk-heading-m">
        {heading} ({rows.length})
      </h2>
      <ScrollRegion label={`Table: ${heading}`}>
        <table className="govuk-table plumbline-answers plumbline-import">
          <caption className="govuk-visually-hidden">{heading}</caption>
          <TableHead names={['Recommendation', 'What', done ? 'Here before' : 'Here now', 'In the file']} />
          {rows.map((row) => (
            <RowLines
              key={row.recommendationId}
              row={row}
              title={title(row.recommendationId)}
              withWho={kind === 'conflict'}
            />
          ))}
        </table>
      </ScrollRegion>
    </section>
  );
}

function RowLines({ row, title, withWho }: { row: ImportedRow; title: string; withWho: boolean }) {
  return (
    <tbody className="govuk-table__body">
      {row.fields.map(({ field, before, after }, at) => (
        <tr key={field} className="govuk-table__row">
          {at === 0 && (
            <th scope="rowgroup" rowSpan={row.fields.length} className="govuk-table__header">
              {title}
              <span className="plumbline-import__place">
                {row.sheet}, row {row.row}
                {withWho && `; changed here by ${row.changedBy ?? 'somebody who has left'}`}
              </span>
            </th>
          )}
          <td className="govuk-table__cell">{FIELD_WORDS[field]}</td>
          <td className="govuk-table__cell plumbline-words">{before ?? 'Nothing'}</td>
          <td className="govuk-table__cell plumbline-words">{after ?? 'Removed'}</td>
        </tr>
      ))}
    </tbody>
  );
}

const DECISIONS: readonly { conflicts: TakeOverImport['conflicts']; label: string; hint: string }[] = [
  {
    conflicts: 'leave',
    label: 'Leave them as they are here',
    hint: 'Only the other rows of the file are taken over.',
  },
  {
    conflicts: 'replace',
    label: 'Replace them with the file’s',
    hint: 'What stands here now is kept in the record of changes.',
  },
];

interface TakeOverProps {
  readonly preview: ImportPreview;
  readonly onError: (error: string | null) => void;
}

function TakeOver({ preview, onError }: TakeOverProps) {
  const queries = useQueryClient();
  const [conflicts, setConflicts] = useState<TakeOverImport['conflicts'] | null>(null);
  const undecided = conflicts === null && preview.rows.some(({ kind }) => kind === 'conflict');
  const { auditId, id: importId } = preview;
  // Of two clicks in a row the second comes before the button is disabled.
  const sent = useRef(false);
  const take = useMutation({
    mutationFn: () =>
      call(exchangeRoutes.takeOverImport, {
        params: { auditId, importId },
        body: { conflicts: conflicts ?? 'leave' },
      }),
    onSuccess: async (taken) => {
      queries.setQueryData(importQuery(auditId, importId).queryKey, taken);
      await queries.invalidateQueries({ queryKey: auditQuery(auditId).queryKey });
      await queries.invalidateQueries({ queryKey: partnersQuery(auditId).queryKey });
      if (taken.agency)
        await queries.invalidateQueries({ queryKey: entryQuery(auditId, taken.agency.id).queryKey });
      await queries.invalidateQueries({ queryKey: auditsQuery.queryKey });
      window.scrollTo(0, 0);
    },
    onError: ({ message }) => {
      sent.current = false;
      onError(message);
    },
  });
  const submit = () => {
    if (sent.current) return;
    onError(undecided ? 'Choose what becomes of the answers that were changed here' : null);
    if (undecided) return;
    sent.current = true;
    take.mutate();
  };
  return (
    <>
      {preview.rows.some(({ kind }) => kind === 'conflict') && (
        <Decision chosen={conflicts} onChoose={setConflicts} />
      )}
      <p className="govuk-body">Either everything is written or nothing is.</p>
      <Button disabled={take.isPending} onClick={submit}>
        Take the workbook over
      </Button>
    </>
  );
}

interface DecisionProps {
  readonly chosen: TakeOverImport['conflicts'] | null;
  readonly onChoose: (conflicts: TakeOverImport['conflicts']) => void;
}

function Decision({ chosen, onChoose }: DecisionProps) {
  return (
    <div className="govuk-form-group">
      <fieldset className="govuk-fieldset">
        <legend className="govuk-fieldset__legend govuk-fieldset__legend--m">
          What becomes of the answers that were changed here since?
        </legend>
        <div className="govuk-radios">
          {DECISIONS.map(({ conflicts, label, hint }) => (
            <div key={conflicts} className="govuk-radios__item">
              <input
                className="govuk-radios__input"
                id={`conflicts-${conflicts}`}
                name="conflicts"
                type="radio"
                aria-describedby={`conflicts-${conflicts}-hint`}
                checked={chosen === conflicts}
                onChange={() => onChoose(conflicts)}
              />
              <label className="govuk-label govuk-radios__label" htmlFor={`conflicts-${conflicts}`}>
                {label}
              </label>
              <div className="govuk-hint govuk-radios__hint" id={`conflicts-${conflicts}-hint`}>
                {hint}
              </div>
            </div>
          ))}
        </div>
      </fieldset>
    </div>
  );
}
