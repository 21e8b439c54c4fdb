import {
  type ActionHistory,
  ActionKey,
  AddAction,
  ChangeAction,
  type Plan,
  type PlanAction,
  planRoutes,
} from '@plumbline/contract';
import { Body, Controller, Inject, Param } from '@nestjs/common';

import { authorityOf, type Caller, WhoIsAsking } from '../../access/caller.js';
import { Endpoint } from '../../platform/endpoint.js';
import { type Asked, AskedOnce, once } from '../../platform/once.js';
import { Tenancy } from '../../platform/tenancy.js';
import { VersionRead } from '../../platform/version-read.js';
import { listActions, readActionHistory } from './plan.query.js';
import { addAction, changeAction } from './save-action.js';

@Controller()
export class PlanController {
  constructor(@Inject(Tenancy) private readonly tenancy: Tenancy) {}

  @Endpoint(planRoutes.readPlan)
  read(@WhoIsAsking() caller: Caller): Promise<Plan> {
    return this.tenancy.read(caller, async (tx) => ({ actions: await listActions(tx) }));
  }

  @Endpoint(planRoutes.addAction)
  add(
    @WhoIsAsking() caller: Caller,
    @Body({ schema: AddAction }) action: AddAction,
    @AskedOnce() asked: Asked | null,
  ): Promise<PlanAction> {
    const planner = { authorityId: authorityOf(caller), personId: caller.personId };
    return this.tenancy.change(caller, (tx) => once(tx, asked, () => addAction(tx, planner, action)));
  }

  @Endpoint(planRoutes.changeAction)
  // oxlint-disable-next-line max-params -- one decorated parameter for each part of the request
  change(
    @WhoIsAsking() caller: Caller,
    @Param({ schema: ActionKey }) { actionId }: ActionKey,
    @Body({ schema: ChangeAction }) change: ChangeAction,
    @VersionRead() version: number,
    @AskedOnce() asked: Asked | null,
  ): Promise<PlanAction> {
    const changing = { actionId, change, version };
    return this.tenancy.change(caller, (tx) =>
      once(tx, asked, () => changeAction(tx, caller.personId, changing)),
    );
  }

  @Endpoint(planRoutes.readActionHistory)
  history(
    @WhoIsAsking() caller: Caller,
    @Param({ schema: ActionKey }) { actionId }: ActionKey,
  ): Promise<ActionHistory> {
    return this.tenancy.read(caller, (tx) => readActionHistory(tx, actionId));
  }
}
