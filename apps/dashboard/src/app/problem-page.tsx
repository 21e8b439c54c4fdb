import type { Problem } from '@plumbline/contract';
import { useQuery } from '@tanstack/react-query';
import { useLocation, useSearch } from 'wouter';

import { ApiProblem, ServiceUnreachable } from '../api/client.js';
import { Button } from '../govuk/button.js';
import { useDocumentTitle } from '../govuk/document-title.js';
import { NoAccessPage } from './no-access-page.js';
import { NotFoundPage } from './not-found-page.js';
import { signInAddress } from './return-address.js';
import { accessOverQuery } from './session.queries.js';

interface Props {
  readonly error: unknown;
  readonly tryAgain: () => void;
}

/** What stands on the page when a call failed, each with a way on. */
export function ProblemPage({ error, tryAgain }: Props) {
  if (error instanceof ServiceUnreachable) return <NotAnswering tryAgain={tryAgain} />;
  if (isCodeAway(error)) return <NotAnswering tryAgain={() => window.location.reload()} />;
  if (!(error instanceof ApiProblem)) return <Fault requestId={null} />;
  switch (error.problem.status) {
    case 401:
      return <SignInAgain />;
    case 403:
      return <NoAccessPage />;
    case 404:
      return <NotFoundPage />;
    case 410:
      return <Withdrawn />;
    case 422:
      return isAddressWrong(error.problem) ? <NotFoundPage /> : <Fault requestId={error.problem.requestId} />;
    case 503:
      return <NotAnswering tryAgain={tryAgain} />;
    default:
      return <Fault requestId={error.problem.requestId} />;
  }
}

/** A page's code did not come; browsers say so in words of their own, and do not ask again until the page is loaded anew. */
const isCodeAway = (error: unknown): boolean =>
  error instanceof Error &&
  /dynamically imported module|importing a module script|unable to preload/i.test(error.message);

/** What the address names cannot be: it was mistyped, or cut off on its way. */
const isAddressWrong = ({ errors = [] }: Problem): boolean =>
  errors.length > 0 && errors.every(({ pointer }) => pointer.startsWith('#/params/'));

/** Published results that were taken back: nothing else is ever withdrawn. */
function Withdrawn() {
  const heading = 'These results were withdrawn';
  useDocumentTitle(heading);
  return (
    <div className="plumbline-text">
      <h1 className="govuk-heading-l">{heading}</h1>
      <p className="govuk-body">
        They were published, and taken back whole. They are not published again, and no figure of them can be
        seen. If you have kept any, do not use them.
      </p>
      <p className="govuk-body">
        <a href="/" className="govuk-link">
          Go to your first page
        </a>
      </p>
    </div>
  );
}

function SignInAgain() {
  const [path] = useLocation();
  const search = useSearch();
  const { data: over } = useQuery(accessOverQuery);
  useDocumentTitle('Sign in again');
  if (over) return <NoAccessPage over />;
  return (
    <div className="plumbline-text">
      <h1 className="govuk-heading-l">Sign in again</h1>
      <p className="govuk-body">You have been signed out. After you sign in you come back to this page.</p>
      <a href={signInAddress(search ? `${path}?${search}` : path)} className="govuk-button">
        Sign in
      </a>
    </div>
  );
}

function NotAnswering({ tryAgain }: Pick<Props, 'tryAgain'>) {
  useDocumentTitle('Plumbline is not answering');
  return (
    <div className="plumbline-text">
      <h1 className="govuk-heading-l">Plumbline is not answering</h1>
      <p className="govuk-body">Check that you are connected to the internet, then try again in a minute.</p>
      <Button onClick={tryAgain}>Try again</Button>
    </div>
  );
}

/** Loads the page anew: the fault may be in code that a newer version has mended. */
function Fault({ requestId }: { readonly requestId: string | null }) {
  useDocumentTitle('Sorry, there is a problem with the service');
  return (
    <div className="plumbline-text">
      <h1 className="govuk-heading-l">Sorry, there is a problem with the service</h1>
      <p className="govuk-body">Nothing you saved is lost. Try again later.</p>
      {requestId && (
        <p className="govuk-body">
          If it happens again, tell your administrator this number: <strong>{requestId}</strong>
        </p>
      )}
      <Button onClick={() => window.location.reload()}>Try again</Button>
    </div>
  );
}
