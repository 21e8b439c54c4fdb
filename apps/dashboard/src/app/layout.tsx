import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useEffect, useRef } from 'react';
import { Link, useLocation } from 'wouter';

import { Footer } from '../govuk/footer.js';
import { Header } from '../govuk/header.js';
import { PhaseBanner } from '../govuk/phase-banner.js';
import { SkipLink } from '../govuk/skip-link.js';
import { Navigation } from './navigation.js';
import { demonstrationQuery, sessionQuery } from './session.queries.js';
import { SignedInPerson } from './signed-in-person.js';
import { useOtherTabs } from './use-leaving.js';

/** Nothing for a first visit. */
const SessionEnd = lazy(() => import('./session-end.js'));

const FOOTER_LINKS = [
  { href: '/who-sees-what', text: 'Who sees what' },
  { href: '/how-we-protect-authorities', text: 'How we protect authorities' },
  { href: '/accessibility-statement', text: 'Accessibility statement' },
  { href: '/cookies', text: 'Cookies' },
  { href: '/privacy', text: 'Privacy' },
  { href: '/contact', text: 'Contact and feedback' },
];

/** What stands around every page. It needs no answer from the API, so it also stands around errors. */
export function Layout({ children }: { readonly children: ReactNode }) {
  const { data: session } = useQuery(sessionQuery);
  const { data: demonstration } = useQuery(demonstrationQuery);
  const main = useMainOfNewPage();
  useOtherTabs();
  return (
    <>
      <SkipLink target="main-content" />
      <Header serviceName="Plumbline">{session && <SignedInPerson session={session} />}</Header>
      {session && <Navigation role={session.role} />}
      <PhaseBanner phase="Alpha">
        This is a new service. Your{' '}
        <Link href="/contact" className="govuk-link">
          feedback
        </Link>{' '}
        helps to make it better.
      </PhaseBanner>
      {demonstration && <DemonstrationBanner />}
      <div className="govuk-width-container">
        <main className="govuk-main-wrapper" id="main-content" ref={main} tabIndex={-1}>
          {children}
        </main>
      </div>
      {session && (
        <Suspense fallback={null}>
          <SessionEnd session={session} />
        </Suspense>
      )}
      <Footer links={FOOTER_LINKS} />
    </>
  );
}

/** Says which data is real: made-up figures must not be taken for an authority's. */
function DemonstrationBanner() {
  return (
    <section className="govuk-width-container" aria-label="Demonstration">
      <p className="govuk-body-s plumbline-demonstration">
        <strong>This is a demonstration.</strong> The people, and the authorities that audit themselves here,
        are made up. Ofsted’s judgements of local authorities are real and public.
      </p>
    </section>
  );
}

/** Does what a browser does when a link leads to another page: start at its top, for eyes and for the keyboard. */
function useMainOfNewPage() {
  const [path] = useLocation();
  const main = useRef<HTMLElement>(null);
  const shown = useRef(path);
  useEffect(() => {
    if (shown.current === path) return;
    shown.current = path;
    window.scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [path]);
  return main;
}
