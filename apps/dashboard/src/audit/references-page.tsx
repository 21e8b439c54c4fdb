import { type CorrectReference, evidenceRoutes, type Reference, type Session } from '@plumbline/contract';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, Redirect, useLocation, useParams } from 'wouter';

import { ApiProblem, call } from '../api/client.js';
import { errorsOf, type FieldError } from '../api/field-errors.js';
import { Breadcrumbs } from '../govuk/breadcrumbs.js';
import { Button } from '../govuk/button.js';
import { useDocumentTitle } from '../govuk/document-title.js';
import { ErrorSummary } from '../govuk/error-summary.js';
import { InsetText } from '../govuk/inset-text.js';
import { clock, dayOf } from '../words/dates.js';
import { referencesQuery } from './audit.queries.js';
import { draftOf, faultsOf, FIELDS, referenceOf } from './reference-draft.data.js';
import { ReferenceFields } from './reference-fields.js';
import { ReferenceWords } from './reference-list.js';

interface Props {
  readonly session: Session;
}

const mayCorrect = ({ role }: Session): boolean => role === 'audit-lead' || role === 'contributor';

/** Everything that the authority's answers can refer to, of all cycles, and what is retired. */
export function ReferencesPage({ session }: Props) {
  const { data: references } = useSuspenseQuery(referencesQuery);
  const heading = `References, ${session.actsFor}`;
  useDocumentTitle(heading);
  const retired = references.filter((each) => each.retired);
  return (
    <>
      <Breadcrumbs trail={[{ href: '/audits', text: 'Your audit' }]} />
      <div className="plumbline-text">
        <h1 className="govuk-heading-l">{heading}</h1>
        {references.length === 0 && (
          <p className="govuk-body">
            There is none yet. Open a recommendation to answer it, and add a reference there.
          </p>
        )}
        <InList may={mayCorrect(session)} references={references.filter((each) => !each.retired)} />
        {retired.length > 0 && (
          <>
            <h2 className="govuk-heading-m">Retired</h2>
            <p className="govuk-body">
              These are not offered any more. They stay with the answers that refer to them.
            </p>
            <InList may={mayCorrect(session)} references={retired} />
          </>
        )}
        <InsetText>
          Who can see this: people of your authority who work on the audit or may read it. Nobody else does.
        </InsetText>
      </div>
    </>
  );
}

function InList({ may, references }: { readonly may: boolean; readonly references: readonly Reference[] }) {
  return (
    <ul className="govuk-list govuk-list--spaced">
      {references.map(({ id, ...reference }) => (
        <li key={id} className="plumbline-words">
          <ReferenceWords {...reference} />{' '}
          <Link href={`/audits/references/${id}`} className="govuk-link">
            {may ? 'Correct' : 'History'}
            <span className="govuk-visually-hidden">: {reference.title}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** One reference: correcting it, retiring it, and what it said before. */
export function ReferencePage({ session }: Props) {
  const { referenceId } = useParams<{ referenceId: string }>();
  const { data: references } = useSuspenseQuery(referencesQuery);
  const reference = references.find(({ id }) => id === referenceId);
  useDocumentTitle(reference?.title ?? 'References');
  if (!reference) return <Redirect to="/audits/references" replace />;
  return (
    <>
      <Breadcrumbs trail={[{ href: '/audits/references', text: 'References' }]} />
      <div className="plumbline-text">
        <h1 className="govuk-heading-l plumbline-words">{reference.title}</h1>
        {mayCorrect(session) && <CorrectForm key={reference.id} reference={reference} />}
        <Before reference={reference} />
      </div>
    </>
  );
}

function useCorrect(reference: Reference) {
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  // What the form started from; after a refusal, what stands there now.
  const [version, setVersion] = useState(reference.version);
  return useMutation({
    mutationFn: (body: CorrectReference) =>
      call(evidenceRoutes.correctReference, { params: { referenceId: reference.id }, body, version }),
    onError: async (error) => {
      if (!(error instanceof ApiProblem) || error.problem.status !== 412) return;
      // The contract promises the reference as it is now with this refusal.
      setVersion((error.problem.current as Reference).version);
      await queries.invalidateQueries({ queryKey: referencesQuery.queryKey });
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: referencesQuery.queryKey });
      navigate('/audits/references');
    },
  });
}

function errorsIn(error: Error): FieldError[] {
  const changed = error instanceof ApiProblem && error.problem.status === 412;
  if (!changed) return errorsOf(error, 'reference-form', FIELDS);
  return [
    {
      text: 'Somebody else has changed this reference. Read at the end of this page what it says now, then save yours or leave it',
      href: '#before',
    },
  ];
}

function CorrectForm({ reference }: { readonly reference: Reference }) {
  const [draft, setDraft] = useState(() => draftOf(reference));
  const [found, setFound] = useState<readonly FieldError[]>([]);
  const [tries, setTries] = useState(0);
  const correct = useCorrect(reference);
  const save = (retired: boolean) => {
    const faults = faultsOf(draft);
    setFound(faults);
    setTries(tries + 1);
    correct.reset();
    if (faults.length === 0) correct.mutate({ ...referenceOf(draft), retired });
  };
  const errors = correct.error ? errorsIn(correct.error) : found;
  useDocumentTitle(errors.length > 0 ? `Error: ${reference.title}` : reference.title);
  return (
    <>
      {errors.length > 0 && <ErrorSummary key={`${tries} ${correct.status}`} errors={errors} />}
      <p className="govuk-body">
        A correction shows wherever the reference is named, but for audits that are signed off: these keep
        what it said.
      </p>
      <form
        id="reference-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save(reference.retired);
        }}
      >
        <ReferenceFields {...{ draft, errors, setDraft }} />
        <div className="govuk-button-group">
          <Button type="submit" disabled={correct.isPending}>
            Save the correction
          </Button>
          <Button look="secondary" disabled={correct.isPending} onClick={() => save(!reference.retired)}>
            {reference.retired ? 'Offer it again' : 'Retire it'}
          </Button>
        </div>
      </form>
    </>
  );
}

/** What it says and said, newest first. */
function Before({ reference: { written } }: { readonly reference: Reference }) {
  return (
    <section aria-labelledby="before">
      <h2 className="govuk-heading-m" id="before">
        What it says, and what it said before
      </h2>
      <ol className="govuk-list govuk-list--spaced">
        {written.map(({ version, by, at, retired, ...said }) => (
          <li key={version} className="plumbline-words">
            <strong>
              {by ?? 'Somebody who no longer works here'}, {dayOf(new Date(at))}, {clock(new Date(at))}
            </strong>
            <br />
            <ReferenceWords {...said} />
            {retired && ', retired'}
          </li>
        ))}
      </ol>
    </section>
  );
}
