import {
  AnnounceCycle,
  type Cycle,
  CycleKey,
  type Cycles,
  cycleRoutes,
  ExtendDue,
  FrameworkKey,
  WithdrawResults,
} from '@plumbline/contract';
import { Body, Controller, Inject, Param } from '@nestjs/common';
import { getDataSourceToken } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';

import { type Caller, WhoIsAsking } from '../access/caller.js';
import { readOnly } from '../platform/database.js';
import { Endpoint } from '../platform/endpoint.js';
import { Builder } from './builder.js';
import { listCycles, listFrameworks } from './cycles.query.js';
import { announceCycle, closeForGood, makeResults, moveDue, readCycle, withdraw } from './cycles.service.js';

/**
 * Cycles and the publishing of their results, for administrators. Its login reads neither ratings nor published figures; what is
 * made of ratings is made by the release builder.
 */
@Controller()
export class CyclesController {
  constructor(
    @Inject(getDataSourceToken('svc_platform')) private readonly platform: DataSource,
    @Inject(Builder) private readonly builder: Builder,
  ) {}

  @Endpoint(cycleRoutes.listCycles)
  list(): Promise<Cycles> {
    return readOnly(this.platform, async (tx) => ({
      frameworks: await listFrameworks(tx),
      cycles: await listCycles(tx),
    }));
  }

  @Endpoint(cycleRoutes.readCycle)
  read(@Param({ schema: CycleKey }) key: CycleKey): Promise<Cycle> {
    return readOnly(this.platform, (tx) => readCycle(tx, key));
  }

  @Endpoint(cycleRoutes.announceCycle)
  announce(
    @WhoIsAsking() caller: Caller,
    @Param({ schema: FrameworkKey }) { frameworkId }: FrameworkKey,
    @Body({ schema: AnnounceCycle }) body: AnnounceCycle,
  ): Promise<Cycle> {
    return this.platform.transaction((tx) => announceCycle(tx, caller, { ...body, frameworkId }));
  }

  @Endpoint(cycleRoutes.extendDue)
  extendDue(
    @WhoIsAsking() caller: Caller,
    @Param({ schema: CycleKey }) key: CycleKey,
    @Body({ schema: ExtendDue }) { dueOn }: ExtendDue,
  ): Promise<Cycle> {
    return this.platform.transaction((tx) => moveDue(tx, caller, { ...key, dueOn }));
  }

  @Endpoint(cycleRoutes.closeCycle)
  close(@WhoIsAsking() caller: Caller, @Param({ schema: CycleKey }) key: CycleKey): Promise<Cycle> {
    return this.platform.transaction((tx) => closeForGood(tx, caller, key));
  }

  @Endpoint(cycleRoutes.previewResults)
  preview(@WhoIsAsking() { personId }: Caller, @Param({ schema: CycleKey }) key: CycleKey): Promise<Cycle> {
    return makeResults(
      { platform: this.platform, builder: this.builder },
      { ...key, personId, kind: 'preview' },
    );
  }

  @Endpoint(cycleRoutes.publishResults)
  publish(@WhoIsAsking() { personId }: Caller, @Param({ schema: CycleKey }) key: CycleKey): Promise<Cycle> {
    return makeResults(
      { platform: this.platform, builder: this.builder },
      { ...key, personId, kind: 'publish' },
    );
  }

  @Endpoint(cycleRoutes.withdrawResults)
  withdraw(
    @WhoIsAsking() caller: Caller,
    @Param({ schema: CycleKey }) key: CycleKey,
    @Body({ schema: WithdrawResults }) { reason }: WithdrawResults,
  ): Promise<Cycle> {
    return this.platform.transaction((tx) => withdraw(tx, caller, { ...key, reason }));
  }
}
