import { OwnRegionKey, type OwnRatings, ownResultsRoutes, type RegionResults } from '@plumbline/contract';
import { Controller, Inject, Param } from '@nestjs/common';
import { getDataSourceToken } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';

import { authorityOf, type Caller, WhoIsAsking } from '../access/caller.js';
import { Endpoint } from '../platform/endpoint.js';
import { Tenancy } from '../platform/tenancy.js';
import { readOwnCycles } from './own-cycles.query.js';
import { findOwnRegion } from './own-region.query.js';
import { findReleasedCycle, readRegionResults, whyNothing } from './region-results.query.js';

/** An authority's own answers, and the published ones that it may set beside them: each with the login of its trust zone. */
@Controller()
export class OwnResultsController {
  constructor(
    @Inject(Tenancy) private readonly tenancy: Tenancy,
    @Inject(getDataSourceToken('svc_released')) private readonly released: DataSource,
  ) {}

  @Endpoint(ownResultsRoutes.ownRatings)
  ownRatings(@WhoIsAsking() caller: Caller): Promise<OwnRatings> {
    return this.tenancy.read(caller, async (tx) => ({ cycles: await readOwnCycles(tx) }));
  }

  @Endpoint(ownResultsRoutes.ownRegionResults)
  async ownRegionResults(
    @WhoIsAsking() caller: Caller,
    @Param({ schema: OwnRegionKey }) { releaseId }: OwnRegionKey,
  ): Promise<RegionResults> {
    const cycle = await findReleasedCycle(this.released, releaseId);
    if (!cycle) throw await whyNothing(this.released, releaseId);
    // The region is the authority's on record: nothing in the request can ask for another.
    const regionCode = await this.tenancy.read(caller, (tx) => findOwnRegion(tx, authorityOf(caller), cycle));
    const results = regionCode && (await readRegionResults(this.released, releaseId, regionCode));
    if (!results) throw await whyNothing(this.released, releaseId);
    return results;
  }
}
