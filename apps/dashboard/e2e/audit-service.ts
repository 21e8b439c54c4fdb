import { afterAll, beforeAll } from 'vitest';

import { makeAuditService } from './audit-world.js';
import type { Service } from './service.js';

/** The service that the tests of a file share, once it has called the function below. */
export let service: Service;

/** The service with an authority's people and an open cycle, and with what else is to be there. */
export function withAuditService(...more: readonly ((service: Service) => Promise<unknown>)[]): void {
  beforeAll(async () => {
    service = await makeAuditService();
    for (const prepare of more) await prepare(service);
  });
  afterAll(() => service.remove());
}
