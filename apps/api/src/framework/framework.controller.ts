import {
  type FrameworkContent,
  frameworkRoutes,
  FrameworkVersionKey,
  type Series,
  SeriesKey,
} from '@plumbline/contract';
import { Controller, Inject, Param } from '@nestjs/common';
import { getDataSourceToken } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';

import { Endpoint } from '../platform/endpoint.js';
import { ProblemError } from '../platform/problem-error.js';
import { describeSeries } from './describe-series.js';
import { describeVersion } from './describe-version.js';
import { findVersion, readVersions } from './versions.query.js';

/** What is asked is the same for everybody who is signed in: no tenant is set. */
@Controller()
export class FrameworkController {
  constructor(@Inject(getDataSourceToken('svc_authority')) private readonly database: DataSource) {}

  @Endpoint(frameworkRoutes.readFrameworkVersion)
  async readVersion(
    @Param({ schema: FrameworkVersionKey }) { frameworkId, version }: FrameworkVersionKey,
  ): Promise<FrameworkContent> {
    const content = await findVersion(this.database.manager, frameworkId, Number(version));
    if (!content) throw new ProblemError('not-found');
    return describeVersion(content);
  }

  @Endpoint(frameworkRoutes.readSeries)
  async readSeries(@Param({ schema: SeriesKey }) { frameworkId, seriesId }: SeriesKey): Promise<Series> {
    const series = describeSeries(await readVersions(this.database.manager, frameworkId), seriesId);
    if (!series) throw new ProblemError('not-found');
    return series;
  }
}
