import type { Session } from '@plumbline/contract';
import { useSuspenseQueries, useSuspenseQuery } from '@tanstack/react-query';
import { Link, Redirect, Route, Switch, useParams } from 'wouter';

import { useDocumentTitle } from '../govuk/document-title.js';
import { AgreePage } from './agree-page.js';
import { AllPage } from './all-page.js';
import { AssignPage } from './assign-page.js';
import { AskedItemPage, AskedPage } from './asked-page.js';
import { AuditHome } from './audit-home.js';
import { AuditPage, type AuditProps } from './audit-page.js';
import { mayAsk, mayEdit } from './audit.data.js';
import { askedQuery, auditQuery, frameworkQuery, partnersQuery } from './audit.queries.js';
import { BlankPage } from './blank-page.js';
import { BoardPackPage } from './board-pack-page.js';
import { CheckPage } from './check-page.js';
import { FilesPage } from './files-page.js';
import { ImportPage } from './import-page.js';
import { EnterItemPage } from './enter-item-page.js';
import { EnterPage } from './enter-page.js';
import { DifferPage } from './differ-page.js';
import { DifferProjectorPage } from './differ-projector-page.js';
import { ItemPage } from './item-page.js';
import { PartnerItemPage } from './partner-item-page.js';
import { itemsOf, toDifferences } from './partners.data.js';
import { PartnersPage } from './partners-page.js';
import { PositionPage } from './position-page.js';
import { PositionsPage } from './positions-page.js';
import { positionsQuery } from './positions.queries.js';
import { QuickPage } from './quick-page.js';
import { useLeftBehind } from './left-behind.js';
import { NotSaved } from './not-saved.js';
import { LastDayPage } from './last-day-page.js';
import { PeoplePage } from './people-page.js';
import { ReferencePage, ReferencesPage } from './references-page.js';
import { ReopenPage } from './reopen-page.js';
import { ScopePage } from './scope-page.js';
import { SignOffPage } from './sign-off-page.js';
import { StartPage } from './start-page.js';
import { OutboxContext, useOutbox } from './use-outbox.js';

interface Props {
  readonly session: Session;
  /** The address shown, which may be the former one for a moment. */
  readonly path: string;
}

/** Every page of the audit work, for those who do it. */
export default function AuditPages(props: Props) {
  const outbox = useOutbox(props.session);
  useLeftBehind();
  return (
    <OutboxContext value={outbox}>
      <NotSaved outbox={outbox} path={props.path} />
      <Pages {...props} />
    </OutboxContext>
  );
}

function Pages({ session, path }: Props) {
  if (session.role === 'partner')
    return (
      <Switch location={path}>
        <Route path="/asked/:auditId/:recommendationId">
          <OneAsked />
        </Route>
        <Route path="/position/:frameworkId/:recommendationId">
          <OnePosition />
        </Route>
        <Route path="/position">
          <PositionsPage session={session} />
        </Route>
        <Route path="/asked">
          <AskedPage session={session} />
        </Route>
        <Route>
          <Redirect to="/asked" replace />
        </Route>
      </Switch>
    );
  return (
    <Switch location={path}>
      <Route path="/audits">
        <AuditHome session={session} />
      </Route>
      <Route path="/audits/start/:frameworkId/:cycle">
        <StartPage session={session} />
      </Route>
      <Route path="/audits/references">
        <ReferencesPage session={session} />
      </Route>
      <Route path="/audits/references/:referenceId">
        <ReferencePage session={session} />
      </Route>
      <Route path="/people">
        <PeoplePage session={session} />
      </Route>
      <Route path="/people/:membershipId">
        <LastDayPage session={session} />
      </Route>
      <Route path="/audits/:auditId/enter/:agencyId/:recommendationId?">
        <OneEntry session={session} />
      </Route>
      <Route path="/audits/:auditId/:page?/:itemId?">
        <OneAudit session={session} />
      </Route>
      <Route>
        <Redirect to="/audits" replace />
      </Route>
    </Switch>
  );
}

const PAGES = {
  all: AllPage,
  blank: BlankPage,
  check: CheckPage,
  'sign-off': SignOffPage,
  files: FilesPage,
  partners: PartnersPage,
  differ: DifferPage,
  projector: DifferProjectorPage,
  assign: AssignPage,
  reopen: ReopenPage,
  'board-pack': BoardPackPage,
};

/** All that pages of one audit are made from. */
function useAudit(session: Session, auditId: string): AuditProps {
  const [{ data: audit }, { data: partners }] = useSuspenseQueries({
    queries: [auditQuery(auditId), partnersQuery(auditId)],
  });
  const { data: content } = useSuspenseQuery(frameworkQuery(audit.frameworkId, audit.frameworkVersion));
  return { session, audit, content, partners };
}

function OneAudit({ session }: Pick<Props, 'session'>) {
  const { auditId, page, itemId } = useParams<{ auditId: string; page?: string; itemId?: string }>();
  const props = useAudit(session, auditId);
  if (page === undefined) return <AuditPage {...props} />;
  if (itemId !== undefined && page === 'imports') return <ImportPage {...props} importId={itemId} />;
  if (itemId !== undefined) return <OneItem {...props} page={page} itemId={itemId} />;
  const Page = Object.hasOwn(PAGES, page) ? PAGES[page as keyof typeof PAGES] : Nowhere;
  return <Page {...props} />;
}

/** Ratings that are entered for an agency without an account: the list, or one of them. */
function OneEntry({ session }: Pick<Props, 'session'>) {
  const { auditId, agencyId, recommendationId } = useParams<{
    auditId: string;
    agencyId: string;
    recommendationId?: string;
  }>();
  const props = useAudit(session, auditId);
  const { audit, content } = props;
  if (session.role !== 'audit-lead') return <Nowhere />;
  const item = itemsOf(content).find(({ id }) => id === recommendationId);
  if (item && mayAsk(session.role, audit.state))
    return <EnterItemPage key={item.id} {...props} agencyId={agencyId} item={item} />;
  return <EnterPage key={agencyId} {...props} agencyId={agencyId} />;
}

type OneItemProps = AuditProps & { readonly page: string; readonly itemId: string };

/** What there is to do with one theme of an audit, a first pass; or with one recommendation: rate it, ask about it, agree on it. */
function OneItem({ page, itemId, ...props }: OneItemProps) {
  const theme = props.content.themes.find(({ id }) => id === itemId);
  if (theme && page === 'scope' && mayEdit(props.session.role, props.audit.state))
    return <ScopePage key={itemId} audit={props.audit} theme={theme} />;
  if (theme && page === 'quick') return <QuickPage key={itemId} {...props} theme={theme} />;
  const item = itemsOf(props.content).find(({ id }) => id === itemId);
  if (item && page === 'items') return <ItemPage key={itemId} {...props} item={item} />;
  if (item && page === 'partners') return <PartnerItemPage key={itemId} {...props} item={item} />;
  const difference =
    page === 'differ'
      ? toDifferences(props.content, props.audit, props.partners).find((each) => each.item.id === itemId)
      : undefined;
  if (!difference) return <Nowhere />;
  if (!mayAsk(props.session.role, props.audit.state)) return <DifferPage {...props} />;
  return <AgreePage key={itemId} {...props} difference={difference} />;
}

function OneAsked() {
  const { auditId, recommendationId } = useParams<{ auditId: string; recommendationId: string }>();
  const { data: items } = useSuspenseQuery(askedQuery);
  const asked = items.find((each) => each.auditId === auditId && each.recommendationId === recommendationId);
  return asked ? <AskedItemPage key={`${auditId} ${recommendationId}`} asked={asked} /> : <Nowhere />;
}

function OnePosition() {
  const { frameworkId, recommendationId } = useParams<{ frameworkId: string; recommendationId: string }>();
  const { data: frameworks } = useSuspenseQuery(positionsQuery);
  const framework = frameworks.find((each) => each.frameworkId === frameworkId);
  const held = framework?.items.find((each) => each.recommendationId === recommendationId);
  if (!framework || !held) return <Nowhere />;
  return <PositionPage key={recommendationId} {...{ frameworkId, held, version: framework.version }} />;
}

function Nowhere() {
  useDocumentTitle('Page not found');
  return (
    <div className="plumbline-text">
      <h1 className="govuk-heading-l">Page not found</h1>
      <p className="govuk-body">
        There is no such recommendation in your work now.{' '}
        <Link href="/" className="govuk-link">
          Go to your start page
        </Link>
        .
      </p>
    </div>
  );
}
