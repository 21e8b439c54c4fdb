import { type Health, platformRoutes } from '@plumbline/contract';
import { Controller, Inject } from '@nestjs/common';
import { getDataSourceToken } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';

import { Endpoint } from './endpoint.js';
import { describeApi } from './openapi.js';
import { ProblemError } from './problem-error.js';
import { Readiness } from './readiness.js';

const DESCRIPTION = describeApi();

@Controller()
export class HealthController {
  constructor(
    @Inject(Readiness) private readonly readiness: Readiness,
    @Inject(getDataSourceToken('svc_auth')) private readonly auth: DataSource,
    @Inject(getDataSourceToken('svc_authority')) private readonly authority: DataSource,
    @Inject(getDataSourceToken('svc_released')) private readonly released: DataSource,
  ) {}

  /** Asks nothing of the database: a database that is away is no reason to restart the process. */
  @Endpoint(platformRoutes.live)
  live(): Promise<Health> {
    return Promise.resolve({ status: 'ok' });
  }

  @Endpoint(platformRoutes.ready)
  async ready(): Promise<Health> {
    if (this.readiness.draining) throw new ProblemError('unavailable', 'The service is stopping');
    await Promise.all([this.auth, this.authority, this.released].map((database) => database.sql`select 1`));
    return { status: 'ok' };
  }

  @Endpoint(platformRoutes.openApi)
  openApi(): Promise<Record<string, unknown>> {
    return Promise.resolve(DESCRIPTION);
  }
}
