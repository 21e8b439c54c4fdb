import type { Role, Session } from '@plumbline/contract';
import { useQueryClient, useQueryErrorResetBoundary, useSuspenseQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense } from 'react';
import { Redirect, Route, Switch, useLocation, useSearch } from 'wouter';

import { ApiProblem } from '../api/client.js';
import { usePatiently } from '../govuk/patience.js';
import { Skeleton } from '../govuk/skeleton.js';
import { ASKED_RATERS, AUDIT_LEADS, AUDIT_READERS } from './audit-workers.js';
import { ErrorBoundary } from './error-boundary.js';
import { HomePage } from './home-page.js';
import { Layout } from './layout.js';
import { NoAccessPage } from './no-access-page.js';
import { NotFoundPage } from './not-found-page.js';
import { ADMINISTRATORS, EVALUATORS, RESULTS_READERS, RETURNS_READERS } from './results-readers.js';
import { SIGN_IN, signInAddress } from './return-address.js';
import { accessOverQuery, askForSessionAnew, sessionQuery } from './session.queries.js';
import { SignInPage } from './sign-in-page.js';

/** Each feature in a chunk of its own: people load what their role uses. */
const AgenciesPages = lazy(() => import('../agencies/agencies-pages.js'));
const AuditPages = lazy(() => import('../audit/audit-pages.js'));
const ResultsPage = lazy(() => import('../comparison/results-page.js'));
const CyclesPages = lazy(() => import('../release/cycles-pages.js'));
const KeysPage = lazy(() => import('../keys/keys-page.js'));
const MachinesPage = lazy(() => import('../keys/machines-page.js'));
const EvaluationPage = lazy(() => import('../change/evaluation-page.js'));
const OwnPage = lazy(() => import('../comparison/own-page.js'));
const PlanPages = lazy(() => import('../audit/plan/plan-pages.js'));
const RegionPages = lazy(() => import('../comparison/region-pages.js'));
const AccessibilityPage = lazy(() => import('./accessibility-page.js'));
const CookiesPage = lazy(() => import('./cookies-page.js'));
const PrivacyPage = lazy(() => import('./privacy-page.js'));
const ProtectionPage = lazy(() => import('./protection-page.js'));
const WhoSeesWhatPage = lazy(() => import('./who-sees-what-page.js'));
const ContactPage = lazy(() => import('./contact-page.js'));

interface Page {
  readonly path: string;
  readonly readers: readonly Role[];
  readonly page: (session: Session, path: string) => ReactNode;
}

const regionPages: Page['page'] = ({ regionCode }, path) => (
  <RegionPages regionCode={regionCode} path={path} />
);

/** Pages for those who are signed in and hold one of these roles. */
const PAGES: readonly Page[] = [
  {
    path: '/results',
    readers: RESULTS_READERS,
    page: ({ regionCode }) => <ResultsPage regionCode={regionCode} />,
  },
  { path: '/results/:page/*?', readers: RESULTS_READERS, page: regionPages },
  { path: '/change', readers: RESULTS_READERS, page: regionPages },
  { path: '/returns', readers: RETURNS_READERS, page: regionPages },
  { path: '/cycles/*?', readers: ADMINISTRATORS, page: (_session, path) => <CyclesPages path={path} /> },
  { path: '/agencies/*?', readers: ADMINISTRATORS, page: (_session, path) => <AgenciesPages path={path} /> },
  { path: '/keys', readers: ADMINISTRATORS, page: () => <KeysPage /> },
  { path: '/evaluation', readers: EVALUATORS, page: () => <EvaluationPage /> },
  {
    path: '/audits/*?',
    readers: AUDIT_READERS,
    page: (session, path) => <AuditPages session={session} path={path} />,
  },
  {
    path: '/people/*?',
    readers: AUDIT_LEADS,
    page: (session, path) => <AuditPages session={session} path={path} />,
  },
  {
    path: '/asked/*?',
    readers: ASKED_RATERS,
    page: (session, path) => <AuditPages session={session} path={path} />,
  },
  {
    path: '/position/*?',
    readers: ASKED_RATERS,
    page: (session, path) => <AuditPages session={session} path={path} />,
  },
  {
    path: '/plan/*?',
    readers: AUDIT_READERS,
    page: (session, path) => <PlanPages session={session} path={path} />,
  },
  {
    path: '/how-we-compare',
    readers: AUDIT_READERS,
    page: ({ actsFor }) => <OwnPage authority={actsFor ?? 'Your authority'} />,
  },
];

export function Router() {
  const [path] = useLocation();
  const patient = usePatiently(path);
  // Who signs out leaves the page at once.
  const shown = path === SIGN_IN ? path : patient;
  return (
    <Layout>
      <Guarded path={shown}>
        <Switch location={shown}>
          <Route path="/">
            <Home />
          </Route>
          <Route path={SIGN_IN}>
            <SignInPage />
          </Route>
          {PAGES.map(({ path: address, readers, page }) => (
            <Route key={address} path={address}>
              <SignedIn readers={readers}>{(session) => page(session, shown)}</SignedIn>
            </Route>
          ))}
          <Route path="/accessibility-statement" component={AccessibilityPage} />
          <Route path="/cookies" component={CookiesPage} />
          <Route path="/privacy" component={PrivacyPage} />
          <Route path="/how-we-protect-authorities" component={ProtectionPage} />
          <Route path="/who-sees-what" component={WhoSeesWhatPage} />
          <Route path="/figures-for-machines" component={MachinesPage} />
          <Route path="/contact" component={ContactPage} />
          <Route component={NotFoundPage} />
        </Switch>
      </Guarded>
    </Layout>
  );
}

/** Catches errors and waits for what a page needs. */
function Guarded({ path, children }: { readonly path: string; readonly children: ReactNode }) {
  const search = useSearch();
  const queries = useQueryClient();
  const { reset } = useQueryErrorResetBoundary();
  const noticeSignedOut = (error: unknown) => {
    if (error instanceof ApiProblem && error.problem.status === 401) {
      void askForSessionAnew(queries);
    }
  };
  return (
    <ErrorBoundary address={`${path}?${search}`} onLeave={reset} onError={noticeSignedOut}>
      <Suspense fallback={<Skeleton what="page" lines={16} />}>{children}</Suspense>
    </ErrorBoundary>
  );
}

function Home() {
  const { data: session } = useSuspenseQuery(sessionQuery);
  return <HomePage session={session} />;
}

interface SignedInProps {
  readonly readers: readonly Role[];
  readonly children: (session: Session) => ReactNode;
}

/** Pages for those who are signed in and may see them; others sign in first and come back. */
function SignedIn({ readers, children }: SignedInProps) {
  const { data: session } = useSuspenseQuery(sessionQuery);
  const [path] = useLocation();
  const search = useSearch();
  const { data: over } = useSuspenseQuery(accessOverQuery);
  if (over) return <NoAccessPage over />;
  if (!session) return <Redirect to={signInAddress(search ? `${path}?${search}` : path)} replace />;
  return readers.includes(session.role) ? children(session) : <NoAccessPage />;
}
