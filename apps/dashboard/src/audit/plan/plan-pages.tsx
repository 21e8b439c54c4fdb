import type { Session } from '@plumbline/contract';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Redirect, Route, Switch, useParams } from 'wouter';

import { planQuery } from '../audit.queries.js';
import { ActionPage } from './action-page.js';
import { AddActionPage } from './add-action-page.js';
import { mayPlan, PlanPage } from './plan-page.js';

interface Props {
  readonly session: Session;
  /** The address shown, which may be the former one for a moment. */
  readonly path: string;
}

/** Every page of the plan. */
export default function PlanPages({ session, path }: Props) {
  return (
    <Switch location={path}>
      <Route path="/plan">
        <PlanPage session={session} />
      </Route>
      {mayPlan(session) && (
        <Route path="/plan/add">
          <AddActionPage />
        </Route>
      )}
      <Route path="/plan/:actionId">
        <OneAction session={session} />
      </Route>
      <Route>
        <Redirect to="/plan" replace />
      </Route>
    </Switch>
  );
}

function OneAction({ session }: Pick<Props, 'session'>) {
  const { actionId } = useParams<{ actionId: string }>();
  const { data: actions } = useSuspenseQuery(planQuery);
  const action = actions.find(({ id }) => id === actionId);
  return action ? (
    <ActionPage key={actionId} session={session} action={action} />
  ) : (
    <Redirect to="/plan" replace />
  );
}
