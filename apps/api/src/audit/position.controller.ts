import {
  type AskedItems,
  AuditKey,
  type Position,
  PositionKey,
  positionRoutes,
  type Positions,
  SavePosition,
  UsePositions,
} from '@plumbline/contract';
import { Body, Controller, Inject, Param } from '@nestjs/common';

import { agencyOf, type Caller, WhoIsAsking } from '../access/caller.js';
import { Endpoint } from '../platform/endpoint.js';
import { type Asked, AskedOnce, once } from '../platform/once.js';
import { Tenancy } from '../platform/tenancy.js';
import { VersionRead } from '../platform/version-read.js';
import { listAskedItems } from './asked-items.query.js';
import { type Keeper, savePosition, usePositions } from './positions.js';
import { readPositions } from './positions.query.js';

const keeperOf = (caller: Caller): Keeper => ({
  agencyId: agencyOf(caller),
  personId: caller.personId,
  name: caller.name,
});

/** What an agency holds of recommendations whichever authority asks, and its use in audits. */
@Controller()
export class PositionController {
  constructor(@Inject(Tenancy) private readonly tenancy: Tenancy) {}

  @Endpoint(positionRoutes.readPositions)
  read(@WhoIsAsking() caller: Caller): Promise<Positions> {
    return this.tenancy.read(caller, async (tx) => ({
      frameworks: await readPositions(tx, agencyOf(caller)),
    }));
  }

  @Endpoint(positionRoutes.savePosition)
  // oxlint-disable-next-line max-params -- one decorated parameter for each part of the request
  save(
    @WhoIsAsking() caller: Caller,
    @Param({ schema: PositionKey }) key: PositionKey,
    @Body({ schema: SavePosition }) change: SavePosition,
    @VersionRead() version: number,
    @AskedOnce() asked: Asked | null,
  ): Promise<Position> {
    return this.tenancy.change(caller, (tx) =>
      once(tx, asked, () => savePosition(tx, keeperOf(caller), { key, change, version })),
    );
  }

  @Endpoint(positionRoutes.usePositions)
  // oxlint-disable-next-line max-params -- one decorated parameter for each part of the request
  use(
    @WhoIsAsking() caller: Caller,
    @Param({ schema: AuditKey }) { auditId }: AuditKey,
    @Body({ schema: UsePositions }) { recommendationIds }: UsePositions,
    @AskedOnce() asked: Asked | null,
  ): Promise<AskedItems> {
    const keeper = keeperOf(caller);
    return this.tenancy.change(caller, (tx) =>
      once(tx, asked, async () => {
        await usePositions(tx, keeper, { auditId, recommendationIds });
        return { items: await listAskedItems(tx, keeper.agencyId) };
      }),
    );
  }
}
