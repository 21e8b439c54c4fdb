import {
  type Change,
  ChangeCycles,
  type Evaluation,
  evaluationRoutes,
  ProjectChangeKey,
  PublicChangeKey,
} from '@plumbline/contract';
import { Controller, Inject, Param, Query } from '@nestjs/common';
import { getDataSourceToken } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';

import { type Caller, WhoIsAsking } from '../access/caller.js';
import { Endpoint } from '../platform/endpoint.js';
import { ruleFrom } from '../release/rule.js';
import { readEvaluation, readProjectChange, readPublicChange } from './change.service.js';

/** Reads through the functions of schema `evaluation` and nothing else: its login reads no audit. */
@Controller()
export class ChangeController {
  private readonly rule = ruleFrom(process.env);

  constructor(@Inject(getDataSourceToken('svc_evaluation')) private readonly evaluation: DataSource) {}

  @Endpoint(evaluationRoutes.readEvaluation)
  read(@WhoIsAsking() { personId }: Caller): Promise<Evaluation> {
    return this.evaluation.transaction((tx) => readEvaluation(tx, personId));
  }

  @Endpoint(evaluationRoutes.publicChange)
  publicChange(
    @Param({ schema: PublicChangeKey }) key: PublicChangeKey,
    @Query({ schema: ChangeCycles }) cycles: ChangeCycles,
  ): Promise<Change> {
    return this.evaluation.transaction((tx) => readPublicChange(tx, { ...key, ...cycles, rule: this.rule }));
  }

  @Endpoint(evaluationRoutes.projectChange)
  projectChange(
    @WhoIsAsking() { personId }: Caller,
    @Param({ schema: ProjectChangeKey }) { projectId, frameworkId }: ProjectChangeKey,
    @Query({ schema: ChangeCycles }) cycles: ChangeCycles,
  ): Promise<Change> {
    return this.evaluation.transaction((tx) =>
      readProjectChange(tx, { personId, projectId }, { frameworkId, ...cycles, rule: this.rule }),
    );
  }
}
