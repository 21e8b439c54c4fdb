import {
  type Answer,
  type AnswerHistory,
  AnswerKey,
  answerRoutes,
  type Answers,
  type AskedItems,
  type RatingDone,
  AuditKey,
  SaveAnswer,
  SaveAnswers,
  SaveAskedAnswer,
} from '@plumbline/contract';
import { Body, Controller, Inject, Param } from '@nestjs/common';

import { agencyOf, type Caller, WhoIsAsking } from '../access/caller.js';
import { Endpoint } from '../platform/endpoint.js';
import { type Asked, AskedOnce, once } from '../platform/once.js';
import { Tenancy } from '../platform/tenancy.js';
import { VersionRead } from '../platform/version-read.js';
import { readAnswerHistory } from './answer-history.query.js';
import { finishRating } from './ask-partners.js';
import { listAskedItems } from './asked-items.query.js';
import { answerOf, saveAnswer, saveAnswers, saveOwnAnswer } from './save-answers.js';
import { writerOf } from './writer.js';

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
    @AskedOnce() asked: Asked | null,
  ): Promise<Answer> {
    const own = { auditId, change: { ...change, recommendationId, version }, asked };
    return saveOwnAnswer(this.tenancy, caller, own);
  }

  @Endpoint(answerRoutes.saveAnswers)
  saveSeveral(
    @WhoIsAsking() caller: Caller,
    @Param({ schema: AuditKey }) { auditId }: AuditKey,
    @Body({ schema: SaveAnswers }) { answers }: SaveAnswers,
  ): Promise<Answers> {
    const writer = writerOf('own', caller);
    return this.tenancy.change(caller, async (tx) => ({
      answers: await saveAnswers(tx, writer, { auditId, answers }),
    }));
  }

  @Endpoint(answerRoutes.readAnswerHistory)
  history(
    @WhoIsAsking() caller: Caller,
    @Param({ schema: AnswerKey }) key: AnswerKey,
  ): Promise<AnswerHistory> {
    return this.tenancy.read(caller, (tx) => readAnswerHistory(tx, key));
  }

  @Endpoint(answerRoutes.finishAnswer)
  finish(@WhoIsAsking() caller: Caller, @Param({ schema: AnswerKey }) key: AnswerKey): Promise<RatingDone> {
    return this.tenancy.change(caller, (tx) => finishRating(tx, key));
  }

  @Endpoint(answerRoutes.finishAskedAnswer)
  finishAsked(
    @WhoIsAsking() caller: Caller,
    @Param({ schema: AnswerKey }) key: AnswerKey,
  ): Promise<RatingDone> {
    return this.tenancy.change(caller, (tx) => finishRating(tx, key));
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
    @Body({ schema: SaveAskedAnswer }) change: SaveAskedAnswer,
    @VersionRead() version: number,
    @AskedOnce() asked: Asked | null,
  ): Promise<Answer> {
    const writer = writerOf('partner', caller);
    return this.tenancy
      .change(caller, (tx) =>
        once(tx, asked, () =>
          saveAnswer(tx, writer, { auditId, change: { ...change, recommendationId, version } }),
        ),
      )
      .then(answerOf);
  }
}
