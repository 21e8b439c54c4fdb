import { AuditKey, type Audits, auditRoutes } from '@plumbline/contract';
import { Controller, Inject, Param } from '@nestjs/common';

import { type Caller, WhoIsAsking } from '../access/caller.js';
import { Endpoint } from '../platform/endpoint.js';
import { Tenancy } from '../platform/tenancy.js';
import { readAudit } from './audit.service.js';
import { listAudits } from './own-audits.query.js';

@Controller()
export class AuditController {
  constructor(@Inject(Tenancy) private readonly tenancy: Tenancy) {}

  @Endpoint(auditRoutes.listAudits)
  list(@WhoIsAsking() caller: Caller): Promise<Audits> {
    return this.tenancy.read(caller, async (tx) => ({ audits: await listAudits(tx) }));
  }

  @Endpoint(auditRoutes.readAudit)
  read(@WhoIsAsking() caller: Caller, @Param({ schema: AuditKey }) { auditId }: AuditKey) {
    return this.tenancy.read(caller, (tx) => readAudit(tx, auditId));
  }
}
