import { type IssuedKey, keyRoutes, type MachineKey, type MachineKeys } from '@plumbline/contract';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';

import { call } from '../api/client.js';
import { errorsOf } from '../api/field-errors.js';
import { Breadcrumbs } from '../govuk/breadcrumbs.js';
import { useDocumentTitle } from '../govuk/document-title.js';
import { ErrorSummary } from '../govuk/error-summary.js';
import { IssueForm } from './issue-form.js';
import { keysQuery } from './keys.queries.js';
import { KeysTable } from './keys-table.js';
import { NewSecret } from './new-secret.js';

import './keys.css';

const HEADING = 'Keys for machines';

/** For the administrator: issues keys and ends them. A secret is on the page until it is left, and nowhere else. */
export default function KeysPage() {
  const { data } = useSuspenseQuery(keysQuery);
  const queries = useQueryClient();
  const [secret, setSecret] = useState<Told | null>(null);
  const keep = ({ keys, regions }: MachineKeys) =>
    queries.setQueryData(keysQuery.queryKey, { keys, regions });
  const end = useMutation({
    mutationFn: (keyId: string) => call(keyRoutes.endKey, { params: { keyId } }),
    onSuccess: keep,
  });
  const take = (issued: IssuedKey) => {
    keep(issued);
    setSecret(toldOf(issued));
  };
  useDocumentTitle(HEADING);
  return (
    <>
      <Breadcrumbs trail={[{ href: '/cycles', text: 'Cycles and published results' }]} />
      {end.error && <ErrorSummary key={end.failureCount} errors={errorsOf(end.error, 'keys')} />}
      <h1 className="govuk-heading-l">{HEADING}</h1>
      <p className="govuk-body plumbline-text">
        With a key a program reads the published results that a regional lead of its region reads, and nothing
        else.{' '}
        <Link href="/figures-for-machines" className="govuk-link">
          Figures for machines
        </Link>{' '}
        says how.
      </p>
      {secret && <NewSecret key={secret.secret} {...secret} />}
      <Keys keys={data.keys} onEnd={end.mutate} busy={end.isPending} />
      <div className="plumbline-text">
        <IssueForm regions={data.regions} onIssued={take} />
      </div>
    </>
  );
}

interface Told {
  readonly name: string;
  readonly secret: string;
}

const toldOf = ({ keys, keyId, secret }: IssuedKey): Told => ({
  name: keys.find(({ id }) => id === keyId)?.name ?? '',
  secret,
});

interface KeysProps {
  readonly keys: readonly MachineKey[];
  readonly onEnd: (keyId: string) => void;
  readonly busy: boolean;
}

function Keys({ keys, ...ending }: KeysProps) {
  if (keys.length > 0) return <KeysTable keys={keys} {...ending} />;
  return <p className="govuk-body">No key has been issued yet.</p>;
}
