import { assignmentRoutes, type AuthorityPerson } from '@plumbline/contract';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';

import { call } from '../api/client.js';
import { errorsOf } from '../api/field-errors.js';
import { Breadcrumbs } from '../govuk/breadcrumbs.js';
import { Button } from '../govuk/button.js';
import { useDocumentTitle } from '../govuk/document-title.js';
import { ErrorSummary } from '../govuk/error-summary.js';
import { Select } from '../govuk/select.js';
import { mayAsk } from './audit.data.js';
import { auditQuery, peopleQuery } from './audit.queries.js';
import type { AuditProps } from './audit-page.js';

/** Who looks after which recommendation, all on one page. */
export function AssignPage({ session, audit, content }: AuditProps) {
  const heading = `Who looks after what, ${audit.cycle}`;
  useDocumentTitle(heading);
  return (
    <>
      <Breadcrumbs trail={[{ href: `/audits/${audit.id}`, text: `Audit ${audit.cycle}` }]} />
      <div className="plumbline-text">
        <h1 className="govuk-heading-l">{heading}</h1>
        {mayAsk(session.role, audit.state) ? (
          <AssignForm audit={audit} content={content} />
        ) : (
          <p className="govuk-body">The audit lead says this while the audit is being filled in.</p>
        )}
      </div>
    </>
  );
}

const NOBODY = '';

function AssignForm({ audit, content }: Pick<AuditProps, 'audit' | 'content'>) {
  const { data: people } = useSuspenseQuery(peopleQuery);
  const [, navigate] = useLocation();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const known = new Map(audit.assigned.map(({ recommendationId, personId }) => [recommendationId, personId]));
  const personOf = (item: string) => chosen[item] ?? known.get(item) ?? NOBODY;
  const assigned = Object.entries(chosen).map(([recommendationId, personId]) => ({
    recommendationId,
    personId: personId || null,
  }));
  const save = useMutation({
    mutationFn: async () => {
      if (assigned.length > 0)
        await call(assignmentRoutes.assign, { params: { auditId: audit.id }, body: { assigned } });
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: auditQuery(audit.id).queryKey });
      navigate(`/audits/${audit.id}`);
    },
  });
  const options = [{ value: NOBODY, text: 'Nobody in particular' }, ...toOptions(people, audit)];
  return (
    <form
      id="assign"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      {save.error && <ErrorSummary key={save.failureCount} errors={errorsOf(save.error, 'assign')} />}
      <p className="govuk-body">
        What somebody looks after stands first on that person’s start page. Every contributor can still answer
        all of it. Who is missing can be let in on the page{' '}
        <Link href="/people" className="govuk-link">
          People
        </Link>
        .
      </p>
      {content.themes.map((theme) => (
        <fieldset key={theme.id} className="govuk-fieldset">
          <legend className="govuk-fieldset__legend govuk-fieldset__legend--m">{theme.title}</legend>
          {theme.recommendations.map(({ id, title }) => (
            <Select
              key={id}
              id={`who-${id}`}
              label={title}
              value={personOf(id)}
              options={options}
              onChange={(person) => setChosen({ ...chosen, [id]: person })}
            />
          ))}
        </fieldset>
      ))}
      <Button type="submit" disabled={save.isPending}>
        Save and continue
      </Button>
    </form>
  );
}

/** Those who can answer, once each, and whoever has something on record. */
function toOptions(people: readonly AuthorityPerson[], { assigned }: AuditProps['audit']) {
  const names = new Map(
    people
      .filter(({ role }) => role === 'audit-lead' || role === 'contributor')
      .map(({ personId, name }) => [personId, name]),
  );
  for (const { personId, name } of assigned)
    if (!names.has(personId)) names.set(personId, `${name ?? 'Somebody'}, who no longer works here`);
  return [...names].map(([value, text]) => ({ value, text }));
}
