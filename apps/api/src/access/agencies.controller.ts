import {
  AddAgency,
  type Agencies,
  type AgencyDetails,
  AgencyKey,
  agencyRoutes,
  EndServing,
  ServingKey,
  StartServing,
} from '@plumbline/contract';
import { Body, Controller, Inject, Param } from '@nestjs/common';
import { getDataSourceToken } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';

import { readOnly } from '../platform/database.js';
import { Endpoint } from '../platform/endpoint.js';
import { addAgency, endServing, readAgency, startServing } from './agencies.js';
import { listAgencies } from './agencies.query.js';
import { type Caller, WhoIsAsking } from './caller.js';

/** Agencies and the authorities that they serve, for administrators. */
@Controller()
export class AgenciesController {
  constructor(@Inject(getDataSourceToken('svc_platform')) private readonly platform: DataSource) {}

  @Endpoint(agencyRoutes.listAgencies)
  list(): Promise<Agencies> {
    return readOnly(this.platform, async (tx) => ({ agencies: await listAgencies(tx) }));
  }

  @Endpoint(agencyRoutes.readAgency)
  read(@Param({ schema: AgencyKey }) { agencyId }: AgencyKey): Promise<AgencyDetails> {
    return readOnly(this.platform, (tx) => readAgency(tx, agencyId));
  }

  @Endpoint(agencyRoutes.addAgency)
  add(@Body({ schema: AddAgency }) agency: AddAgency): Promise<AgencyDetails> {
    return this.platform.transaction((tx) => addAgency(tx, agency));
  }

  @Endpoint(agencyRoutes.startServing)
  start(
    @WhoIsAsking() { personId }: Caller,
    @Param({ schema: ServingKey }) key: ServingKey,
    @Body({ schema: StartServing }) { from }: StartServing,
  ): Promise<AgencyDetails> {
    return this.platform.transaction((tx) => startServing(tx, { key, personId }, from));
  }

  @Endpoint(agencyRoutes.endServing)
  end(
    @WhoIsAsking() { personId }: Caller,
    @Param({ schema: ServingKey }) key: ServingKey,
    @Body({ schema: EndServing }) { until }: EndServing,
  ): Promise<AgencyDetails> {
    return this.platform.transaction((tx) => endServing(tx, { key, personId }, until));
  }
}
