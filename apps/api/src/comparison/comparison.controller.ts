import {
  contactRoutes,
  type FileAnswer,
  type Movement,
  MovementKey,
  type PartnerResults,
  partnerResultsRoutes,
  type RegionResults,
  RegionResultsKey,
  type RegionsOverview,
  RegionsOverviewKey,
  ReleaseFileKey,
  releaseFileRoutes,
  type Releases,
  resultsRoutes,
  type Returns,
  ReturnsQuery,
  returnsRoutes,
  type SeriesContacts,
  SeriesContactsKey,
} from '@plumbline/contract';
import { Controller, Inject, Param, Query } from '@nestjs/common';
import { getDataSourceToken } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';

import { type Caller, regionOf, WhoIsAsking } from '../access/caller.js';
import { readOnly } from '../platform/database.js';
import { Endpoint } from '../platform/endpoint.js';
import { ProblemError } from '../platform/problem-error.js';
import { readSeriesContacts } from './contacts.query.js';
import { readMovement } from './movement.query.js';
import { readPartnerResults } from './partner-results.js';
import { listReleases, listWithdrawn, readRegionResults, whyNothing } from './region-results.query.js';
import { readRegionsOverview } from './regions-overview.query.js';
import { readReleaseFile } from './release-file.js';
import { readReturns } from './returns.query.js';

/** Reads released figures, who has returned and who is willing to be contacted, and nothing else: its login can read no audit. */
@Controller()
export class ComparisonController {
  constructor(@Inject(getDataSourceToken('svc_released')) private readonly released: DataSource) {}

  @Endpoint(resultsRoutes.listReleases)
  async list(): Promise<Releases> {
    return { releases: await listReleases(this.released), withdrawn: await listWithdrawn(this.released) };
  }

  @Endpoint(resultsRoutes.regionResults)
  async regionResults(
    @Param({ schema: RegionResultsKey }) { releaseId, regionCode }: RegionResultsKey,
  ): Promise<RegionResults> {
    const results = await readRegionResults(this.released, releaseId, regionCode);
    if (!results) throw await whyNothing(this.released, releaseId);
    return results;
  }

  @Endpoint(resultsRoutes.regionsOverview)
  async regionsOverview(
    @Param({ schema: RegionsOverviewKey }) { releaseId }: RegionsOverviewKey,
  ): Promise<RegionsOverview> {
    const overview = await readRegionsOverview(this.released, releaseId);
    if (!overview) throw await whyNothing(this.released, releaseId);
    return overview;
  }

  @Endpoint(resultsRoutes.movement)
  async movement(@Param({ schema: MovementKey }) { releaseId, earlierId }: MovementKey): Promise<Movement> {
    const movement = await readMovement(this.released, releaseId, earlierId);
    if (!movement) throw await whyNothing(this.released, releaseId, earlierId);
    return movement;
  }

  @Endpoint(partnerResultsRoutes.partnerResults)
  async partnerResults(
    @Param({ schema: RegionResultsKey }) { releaseId, regionCode }: RegionResultsKey,
  ): Promise<PartnerResults> {
    const results = await readPartnerResults(this.released, releaseId, regionCode);
    if (!results) throw await whyNothing(this.released, releaseId);
    return results;
  }

  @Endpoint(releaseFileRoutes.releaseFile)
  async releaseFile(
    @Param({ schema: ReleaseFileKey }) { releaseId, file }: ReleaseFileKey,
  ): Promise<FileAnswer> {
    const answer = await readOnly(this.released, (tx) => readReleaseFile(tx, releaseId, file));
    if (!answer) throw await whyNothing(this.released, releaseId);
    return answer;
  }

  @Endpoint(returnsRoutes.readReturns)
  returns(
    @WhoIsAsking() caller: Caller,
    @Query({ schema: ReturnsQuery }) asked: ReturnsQuery,
  ): Promise<Returns> {
    return readOnly(this.released, (tx) => readReturns(tx, regionOf(caller), asked));
  }

  @Endpoint(contactRoutes.seriesContacts)
  async contacts(
    @WhoIsAsking() caller: Caller,
    @Param({ schema: SeriesContactsKey }) key: SeriesContactsKey,
  ): Promise<SeriesContacts> {
    const contacts = await readOnly(this.released, (tx) => readSeriesContacts(tx, regionOf(caller), key));
    if (!contacts) throw new ProblemError('not-found');
    return contacts;
  }
}
