import { Route, Switch } from 'wouter';

import { NotFoundPage } from '../app/not-found-page.js';
import { AnnouncePage } from './announce-page.js';
import { ClosePage } from './close-page.js';
import { CyclePage } from './cycle-page.js';
import { CyclesPage } from './cycles-page.js';
import { ExtendPage } from './extend-page.js';
import { PublishPage } from './publish-page.js';
import { PublishedPage } from './published-page.js';
import { WithdrawPage } from './withdraw-page.js';

const CYCLE = '/cycles/:frameworkId/:cycle';

/** The administrator's pages. `path` is the address that is shown, which may lag behind the bar while a page loads. */
export default function CyclesPages({ path }: { readonly path: string }) {
  return (
    <Switch location={path}>
      <Route path="/cycles" component={CyclesPage} />
      <Route path="/cycles/announce" component={AnnouncePage} />
      <Route path={CYCLE}>{(key) => <CyclePage cycleKey={key} />}</Route>
      <Route path={`${CYCLE}/extend`}>{(key) => <ExtendPage cycleKey={key} />}</Route>
      <Route path={`${CYCLE}/close`}>{(key) => <ClosePage cycleKey={key} />}</Route>
      <Route path={`${CYCLE}/publish`}>{(key) => <PublishPage cycleKey={key} />}</Route>
      <Route path={`${CYCLE}/published`}>{(key) => <PublishedPage cycleKey={key} />}</Route>
      <Route path={`${CYCLE}/withdraw`}>{(key) => <WithdrawPage cycleKey={key} />}</Route>
      <Route component={NotFoundPage} />
    </Switch>
  );
}
