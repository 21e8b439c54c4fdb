import {
  type Audit,
  AuditKey,
  type Audits,
  auditRoutes,
  ReopenAudit,
  SendBackAudit,
  SignOffAudit,
  StartAudit,
} from '@plumbline/contract';
import { Body, Controller, Inject, Param } from '@nestjs/common';

import { authorityOf, type Caller, WhoIsAsking } from '../access/caller.js';
import { Endpoint } from '../platform/endpoint.js';
import { type Asked, AskedOnce, once } from '../platform/once.js';
import { Tenancy, type TenantTx } from '../platform/tenancy.js';
import { readAudit } from './audit.service.js';
import { listJointCycles } from './joint-return.js';
import { listAudits, listCyclesToStart } from './own-audits.query.js';
import { startAudit } from './start-audit.js';
import {
  beginCheck,
  endCheck,
  recallAudit,
  reopenAudit,
  sendAudit,
  sendBackAudit,
  signOffAudit,
  type Stepper,
} from './take-step.js';

interface StepAsked {
  readonly caller: Caller;
  readonly auditId: string;
  readonly asked: Asked | null;
}
type TakeStep = (tx: TenantTx, stepper: Stepper) => Promise<void>;

@Controller()
export class AuditController {
  constructor(@Inject(Tenancy) private readonly tenancy: Tenancy) {}

  @Endpoint(auditRoutes.listAudits)
  list(@WhoIsAsking() caller: Caller): Promise<Audits> {
    return this.tenancy.read(caller, async (tx) => ({
      audits: await listAudits(tx),
      toStart: await listCyclesToStart(tx, authorityOf(caller)),
      joint: await listJointCycles(tx, authorityOf(caller)),
    }));
  }

  @Endpoint(auditRoutes.startAudit)
  start(
    @WhoIsAsking() caller: Caller,
    @Body({ schema: StartAudit }) which: StartAudit,
    @AskedOnce() asked: Asked | null,
  ): Promise<Audit> {
    return this.tenancy.change(caller, (tx) =>
      once(tx, asked, async () => {
        const auditId = await startAudit(
          tx,
          { authorityId: authorityOf(caller), personId: caller.personId },
          which,
        );
        return readAudit(tx, { auditId, personId: caller.personId });
      }),
    );
  }

  @Endpoint(auditRoutes.readAudit)
  read(@WhoIsAsking() caller: Caller, @Param({ schema: AuditKey }) { auditId }: AuditKey): Promise<Audit> {
    return this.tenancy.read(caller, (tx) => readAudit(tx, { auditId, personId: caller.personId }));
  }

  @Endpoint(auditRoutes.sendAudit)
  send(
    @WhoIsAsking() caller: Caller,
    @Param({ schema: AuditKey }) { auditId }: AuditKey,
    @AskedOnce() asked: Asked | null,
  ): Promise<Audit> {
    return this.step({ caller, auditId, asked }, sendAudit);
  }

  @Endpoint(auditRoutes.recallAudit)
  recall(
    @WhoIsAsking() caller: Caller,
    @Param({ schema: AuditKey }) { auditId }: AuditKey,
    @AskedOnce() asked: Asked | null,
  ): Promise<Audit> {
    return this.step({ caller, auditId, asked }, recallAudit);
  }

  @Endpoint(auditRoutes.sendBackAudit)
  // oxlint-disable-next-line max-params -- one decorated parameter for each part of the request
  sendBack(
    @WhoIsAsking() caller: Caller,
    @Param({ schema: AuditKey }) { auditId }: AuditKey,
    @Body({ schema: SendBackAudit }) { reason }: SendBackAudit,
    @AskedOnce() asked: Asked | null,
  ): Promise<Audit> {
    return this.step({ caller, auditId, asked }, (tx, stepper) => sendBackAudit(tx, stepper, reason));
  }

  @Endpoint(auditRoutes.signOffAudit)
  // oxlint-disable-next-line max-params -- one decorated parameter for each part of the request
  signOff(
    @WhoIsAsking() caller: Caller,
    @Param({ schema: AuditKey }) { auditId }: AuditKey,
    @Body({ schema: SignOffAudit }) consents: SignOffAudit,
    @AskedOnce() asked: Asked | null,
  ): Promise<Audit> {
    return this.step({ caller, auditId, asked }, (tx, stepper) => signOffAudit(tx, stepper, consents));
  }

  @Endpoint(auditRoutes.beginCheck)
  beginCheck(
    @WhoIsAsking() caller: Caller,
    @Param({ schema: AuditKey }) { auditId }: AuditKey,
    @AskedOnce() asked: Asked | null,
  ): Promise<Audit> {
    return this.step({ caller, auditId, asked }, beginCheck);
  }

  @Endpoint(auditRoutes.endCheck)
  endCheck(
    @WhoIsAsking() caller: Caller,
    @Param({ schema: AuditKey }) { auditId }: AuditKey,
    @AskedOnce() asked: Asked | null,
  ): Promise<Audit> {
    return this.step({ caller, auditId, asked }, endCheck);
  }

  @Endpoint(auditRoutes.reopenAudit)
  // oxlint-disable-next-line max-params -- one decorated parameter for each part of the request
  reopen(
    @WhoIsAsking() caller: Caller,
    @Param({ schema: AuditKey }) { auditId }: AuditKey,
    @Body({ schema: ReopenAudit }) { reason }: ReopenAudit,
    @AskedOnce() asked: Asked | null,
  ): Promise<Audit> {
    return this.step({ caller, auditId, asked }, (tx, stepper) => reopenAudit(tx, stepper, reason));
  }

  /** Takes a step, once under its key, and answers with the audit as it is then. */
  private step({ caller, auditId, asked }: StepAsked, take: TakeStep): Promise<Audit> {
    const stepper = { auditId, personId: caller.personId };
    return this.tenancy.change(caller, (tx) =>
      once(tx, asked, async () => {
        await take(tx, stepper);
        return readAudit(tx, stepper);
      }),
    );
  }
}
