import {
  type Audit,
  AuditKey,
  type Audits,
  auditRoutes,
  SendBackAudit,
  SignOffAudit,
  StartAudit,
} from '@plumbline/contract';
import { Body, Controller, Inject, Param } from '@nestjs/common';

import { type Caller, WhoIsAsking } from '../access/caller.js';
import { Endpoint } from '../platform/endpoint.js';
import { Tenancy } from '../platform/tenancy.js';
import { andRead, readAudit } from './audit.service.js';
import { listAudits, listCyclesToStart } from './own-audits.query.js';
import { startAudit } from './start-audit.js';
import { recallAudit, sendAudit, sendBackAudit, signOffAudit } from './take-step.js';
import { authorityOf } from './whose.js';

@Controller()
export class AuditController {
  constructor(@Inject(Tenancy) private readonly tenancy: Tenancy) {}

  @Endpoint(auditRoutes.listAudits)
  list(@WhoIsAsking() caller: Caller): Promise<Audits> {
    return this.tenancy.read(caller, async (tx) => {
      const [audits, toStart] = await Promise.all([listAudits(tx), listCyclesToStart(tx)]);
      return { audits, toStart };
    });
  }

  @Endpoint(auditRoutes.startAudit)
  start(@WhoIsAsking() caller: Caller, @Body({ schema: StartAudit }) which: StartAudit): Promise<Audit> {
    return this.tenancy.change(caller, async (tx) => {
      const auditId = await startAudit(tx, authorityOf(caller), which);
      return readAudit(tx, { auditId, personId: caller.personId });
    });
  }

  @Endpoint(auditRoutes.readAudit)
  read(@WhoIsAsking() caller: Caller, @Param({ schema: AuditKey }) { auditId }: AuditKey): Promise<Audit> {
    return this.tenancy.read(caller, (tx) => readAudit(tx, { auditId, personId: caller.personId }));
  }

  @Endpoint(auditRoutes.sendAudit)
  send(@WhoIsAsking() caller: Caller, @Param({ schema: AuditKey }) { auditId }: AuditKey): Promise<Audit> {
    const stepper = { auditId, personId: caller.personId };
    return this.tenancy.change(caller, (tx) => andRead(tx, stepper, sendAudit(tx, stepper)));
  }

  @Endpoint(auditRoutes.recallAudit)
  recall(@WhoIsAsking() caller: Caller, @Param({ schema: AuditKey }) { auditId }: AuditKey): Promise<Audit> {
    const stepper = { auditId, personId: caller.personId };
    return this.tenancy.change(caller, (tx) => andRead(tx, stepper, recallAudit(tx, stepper)));
  }

  @Endpoint(auditRoutes.sendBackAudit)
  sendBack(
    @WhoIsAsking() caller: Caller,
    @Param({ schema: AuditKey }) { auditId }: AuditKey,
    @Body({ schema: SendBackAudit }) { reason }: SendBackAudit,
  ): Promise<Audit> {
    const stepper = { auditId, personId: caller.personId };
    return this.tenancy.change(caller, (tx) => andRead(tx, stepper, sendBackAudit(tx, stepper, reason)));
  }

  @Endpoint(auditRoutes.signOffAudit)
  signOff(
    @WhoIsAsking() caller: Caller,
    @Param({ schema: AuditKey }) { auditId }: AuditKey,
    @Body({ schema: SignOffAudit }) consents: SignOffAudit,
  ): Promise<Audit> {
    const stepper = { auditId, personId: caller.personId };
    return this.tenancy.change(caller, (tx) => andRead(tx, stepper, signOffAudit(tx, stepper, consents)));
  }
}
