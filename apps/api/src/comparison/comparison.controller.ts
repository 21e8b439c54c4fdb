import {
  type RegionResults,
  RegionResultsKey,
  type RegionsOverview,
  RegionsOverviewKey,
  type Releases,
  resultsRoutes,
} from '@plumbline/contract';
import { Controller, Inject, Param } from '@nestjs/common';
import { getDataSourceToken } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';

import { Endpoint } from '../platform/endpoint.js';
import { ProblemError } from '../platform/problem-error.js';
import { isWithdrawn, listReleases, readRegionResults } from './region-results.query.js';
import { readRegionsOverview } from './regions-overview.query.js';

/** Reads released figures and nothing else: its login can read nothing else. */
@Controller()
export class ComparisonController {
  constructor(@Inject(getDataSourceToken('svc_released')) private readonly released: DataSource) {}

  @Endpoint(resultsRoutes.listReleases)
  async list(): Promise<Releases> {
    return { releases: await listReleases(this.released) };
  }

  @Endpoint(resultsRoutes.regionResults)
  async regionResults(
    @Param({ schema: RegionResultsKey }) { releaseId, regionCode }: RegionResultsKey,
  ): Promise<RegionResults> {
    const results = await readRegionResults(this.released, releaseId, regionCode);
    if (!results) throw await this.whyNothing(releaseId);
    return results;
  }

  @Endpoint(resultsRoutes.regionsOverview)
  async regionsOverview(
    @Param({ schema: RegionsOverviewKey }) { releaseId }: RegionsOverviewKey,
  ): Promise<RegionsOverview> {
    const overview = await readRegionsOverview(this.released, releaseId);
    if (!overview) throw await this.whyNothing(releaseId);
    return overview;
  }

  private async whyNothing(releaseId: string): Promise<ProblemError> {
    return new ProblemError(
      (await isWithdrawn(this.released, releaseId)) ? 'results-withdrawn' : 'not-found',
    );
  }
}
