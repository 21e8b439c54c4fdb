import {
  type Answer,
  AnswerKey,
  answerRoutes,
  type Answers,
  type AskedItems,
  AuditKey,
  SaveAnswer,
  SaveAnswers,
} from '@plumbline/contract';
import { Body, Controller, Inject, Param } from '@nestjs/common';

import { type Caller, WhoIsAsking } from '../access/caller.js';
import { Endpoint } from '../platform/endpoint.js';
import { Tenancy } from '../platform/tenancy.js';
import { VersionRead } from '../platform/version-read.js';
import { listAskedItems } from './answers.query.js';
import { saveAnswer, saveAnswers, type Writer } from './save-answers.js';
import { saveAskedAnswer } from './save-asked-answer.js';
import { agencyOf, authorityOf } from './whose.js';

@Controller()
export class AnswerController {
  constructor(@Inject(Tenancy) private readonly tenancy: Tenancy) {}

  @Endpoint(answerRoutes.saveAnswer)
  // oxlint-disable-next-line max-params -- one decorated parameter for each part of the request
  save(
    @WhoIsAsking() caller: Caller,
    @Param({ schema: AnswerKey }) { auditId, recommendationId }: AnswerKey,
    @Body({ schema: SaveAnswer }) change: SaveAnswer,
    @VersionRead() version: number,
  ): Promise<Answer> {
    return this.tenancy.change(caller, (tx) =>
      saveAnswer(tx, authorityWriter(caller), { auditId, change: { ...change, recommendationId, version } }),
    );
  }

  @Endpoint(answerRoutes.saveAnswers)
  saveSeveral(
    @WhoIsAsking() caller: Caller,
    @Param({ schema: AuditKey }) { auditId }: AuditKey,
    @Body({ schema: SaveAnswers }) { answers }: SaveAnswers,
  ): Promise<Answers> {
    return this.tenancy.change(caller, async (tx) => ({
      answers: await saveAnswers(tx, authorityWriter(caller), { auditId, answers }),
    }));
  }

  @Endpoint(answerRoutes.listAskedItems)
  listAsked(@WhoIsAsking() caller: Caller): Promise<AskedItems> {
    return this.tenancy.read(caller, async (tx) => ({ items: await listAskedItems(tx, agencyOf(caller)) }));
  }

  @Endpoint(answerRoutes.saveAskedAnswer)
  // oxlint-disable-next-line max-params -- one decorated parameter for each part of the request
  saveAsked(
    @WhoIsAsking() caller: Caller,
    @Param({ schema: AnswerKey }) { auditId, recommendationId }: AnswerKey,
    @Body({ schema: SaveAnswer }) change: SaveAnswer,
    @VersionRead() version: number,
  ): Promise<Answer> {
    return this.tenancy.change(caller, (tx) =>
      saveAskedAnswer(tx, partnerOf(caller), { auditId, change: { ...change, recommendationId, version } }),
    );
  }
}

function authorityWriter(caller: Caller): Writer {
  const authorityId = authorityOf(caller);
  return { type: 'own', id: authorityId, authorityId, personId: caller.personId, name: caller.name };
}

const partnerOf = (caller: Caller) => ({
  id: agencyOf(caller),
  personId: caller.personId,
  name: caller.name,
});
