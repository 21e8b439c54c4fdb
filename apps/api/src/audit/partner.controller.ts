import {
  AgreeRating,
  type Answer,
  AnswerKey,
  AskBy,
  AskedKey,
  AuditKey,
  partnerRoutes,
  type Partners,
} from '@plumbline/contract';
import { Body, Controller, Inject, Param } from '@nestjs/common';

import { authorityOf, type Caller, WhoIsAsking } from '../access/caller.js';
import { Endpoint } from '../platform/endpoint.js';
import { Tenancy } from '../platform/tenancy.js';
import { VersionRead } from '../platform/version-read.js';
import {
  askAgency,
  askUsualAgencies,
  closePartnerRatings,
  readPartners,
  withdrawAgency,
} from './ask-partners.js';
import { answerOf, saveAnswer } from './save-answers.js';
import { writerOf } from './writer.js';

@Controller()
export class PartnerController {
  constructor(@Inject(Tenancy) private readonly tenancy: Tenancy) {}

  @Endpoint(partnerRoutes.readPartners)
  read(@WhoIsAsking() caller: Caller, @Param({ schema: AuditKey }) { auditId }: AuditKey): Promise<Partners> {
    return this.tenancy.read(caller, (tx) => readPartners(tx, { auditId, authorityId: authorityOf(caller) }));
  }

  @Endpoint(partnerRoutes.askUsualAgencies)
  askUsual(
    @WhoIsAsking() caller: Caller,
    @Param({ schema: AuditKey }) { auditId }: AuditKey,
    @Body({ schema: AskBy }) by: AskBy,
  ): Promise<Partners> {
    const audit = { auditId, authorityId: authorityOf(caller) };
    return this.tenancy.change(caller, (tx) => askUsualAgencies(tx, audit, by));
  }

  @Endpoint(partnerRoutes.askAgency)
  ask(
    @WhoIsAsking() caller: Caller,
    @Param({ schema: AskedKey }) key: AskedKey,
    @Body({ schema: AskBy }) by: AskBy,
  ): Promise<Partners> {
    const asked = { ...key, authorityId: authorityOf(caller) };
    return this.tenancy.change(caller, (tx) => askAgency(tx, asked, by));
  }

  @Endpoint(partnerRoutes.withdrawAgency)
  withdraw(@WhoIsAsking() caller: Caller, @Param({ schema: AskedKey }) key: AskedKey): Promise<Partners> {
    const asked = { ...key, authorityId: authorityOf(caller) };
    return this.tenancy.change(caller, (tx) => withdrawAgency(tx, asked));
  }

  @Endpoint(partnerRoutes.closePartnerRatings)
  close(
    @WhoIsAsking() caller: Caller,
    @Param({ schema: AuditKey }) { auditId }: AuditKey,
  ): Promise<Partners> {
    const audit = { auditId, authorityId: authorityOf(caller) };
    return this.tenancy.change(caller, (tx) => closePartnerRatings(tx, audit));
  }

  @Endpoint(partnerRoutes.agreeRating)
  // oxlint-disable-next-line max-params -- one decorated parameter for each part of the request
  agree(
    @WhoIsAsking() caller: Caller,
    @Param({ schema: AnswerKey }) { auditId, recommendationId }: AnswerKey,
    @Body({ schema: AgreeRating }) change: AgreeRating,
    @VersionRead() version: number,
  ): Promise<Answer> {
    const writer = writerOf('agreed', caller);
    return this.tenancy
      .change(caller, (tx) =>
        saveAnswer(tx, writer, { auditId, change: { ...change, recommendationId, version } }),
      )
      .then(answerOf);
  }
}
