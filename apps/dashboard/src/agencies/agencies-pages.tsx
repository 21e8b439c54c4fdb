import { Route, Switch } from 'wouter';

import { NotFoundPage } from '../app/not-found-page.js';
import { AddAgencyPage } from './add-agency-page.js';
import { AgenciesPage } from './agencies-page.js';
import { AgencyPage } from './agency-page.js';
import { LetInPage } from './let-in-page.js';
import { AgencyPersonPage } from './agency-person-page.js';

/** The administrator's pages of agencies. `path` is the address that is shown, which may lag behind the bar while a page loads. */
export default function AgenciesPages({ path }: { readonly path: string }) {
  return (
    <Switch location={path}>
      <Route path="/agencies" component={AgenciesPage} />
      <Route path="/agencies/add" component={AddAgencyPage} />
      <Route path="/agencies/:agencyId/people/add">
        {({ agencyId }) => <LetInPage key={agencyId} agencyId={agencyId} />}
      </Route>
      <Route path="/agencies/:agencyId/people/:membershipId">
        {(key) => <AgencyPersonPage key={key.membershipId} {...key} />}
      </Route>
      <Route path="/agencies/:agencyId">
        {({ agencyId }) => <AgencyPage key={agencyId} agencyId={agencyId} />}
      </Route>
      <Route component={NotFoundPage} />
    </Switch>
  );
}
