import { type Health, platformRoutes } from '@plumbline/contract';
import { Controller, Inject } from '@nestjs/common';

import { Endpoint } from './endpoint.js';
import { describeApi } from './openapi.js';
import { Readiness } from './readiness.js';

const DESCRIPTION = describeApi();

@Controller()
export class HealthController {
  constructor(@Inject(Readiness) private readonly readiness: Readiness) {}

  /** Asks nothing of the database: a database that is away is no reason to restart the process. */
  @Endpoint(platformRoutes.live)
  live(): Promise<Health> {
    return Promise.resolve({ status: 'ok' });
  }

  @Endpoint(platformRoutes.ready)
  async ready(): Promise<Health> {
    await this.readiness.require();
    return { status: 'ok' };
  }

  @Endpoint(platformRoutes.openApi)
  openApi(): Promise<Record<string, unknown>> {
    return Promise.resolve(DESCRIPTION);
  }
}
