import { Route, Switch } from 'wouter';

import { NotFoundPage } from '../app/not-found-page.js';
import { ChangePage } from './change-page.js';
import { CyclesPage } from './cycles-page.js';
import { PackPage } from './pack-page.js';
import { PartnersPage } from './partners-page.js';
import { ProjectorPage } from './projector-page.js';
import { RecommendationPage } from './recommendation-page.js';
import { RegionsPage } from './regions-page.js';
import { ReturnsPage } from './returns-page.js';

interface Props {
  /** The address that is shown, which may lag behind the bar while a page loads. */
  readonly path: string;
  /** The region that the person leads, if any. */
  readonly regionCode: string | null;
}

/** Pages of the region beside its results: one chunk, so that the first visit carries no list of them. */
export default function RegionPages({ path, regionCode }: Props) {
  return (
    <Switch location={path}>
      <Route path="/results/regions">
        <RegionsPage regionCode={regionCode} />
      </Route>
      <Route path="/results/partners">
        <PartnersPage regionCode={regionCode} />
      </Route>
      <Route path="/results/cycles">
        <CyclesPage regionCode={regionCode} />
      </Route>
      <Route path="/results/pack">
        <PackPage regionCode={regionCode} />
      </Route>
      <Route path="/results/projector">
        <ProjectorPage regionCode={regionCode} />
      </Route>
      <Route path="/results/recommendations/:seriesId">
        {({ seriesId }) => <RecommendationPage regionCode={regionCode} seriesId={seriesId} />}
      </Route>
      <Route path="/change">
        <ChangePage regionCode={regionCode} />
      </Route>
      <Route path="/returns" component={ReturnsPage} />
      <Route component={NotFoundPage} />
    </Switch>
  );
}
