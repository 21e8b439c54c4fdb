import {
  AgencyKey,
  type AgencyPeople,
  agencyPeopleRoutes,
  AgencyPersonKey,
  ChangeLastDay,
  type LetIn,
  LetInForAgency,
  SetWorkAddress,
} from '@plumbline/contract';
import { Body, Controller, Inject, Param } from '@nestjs/common';
import { getDataSourceToken } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';

import { readOnly } from '../platform/database.js';
import { Endpoint } from '../platform/endpoint.js';
import {
  changeAgencyLastDay,
  endAgencyPerson,
  letIn,
  readAgencyPeople,
  setWorkAddress,
} from './agency-people.js';
import { type Caller, WhoIsAsking } from './caller.js';

/** People who sign in for agencies, for administrators. */
@Controller()
export class AgencyPeopleController {
  constructor(@Inject(getDataSourceToken('svc_platform')) private readonly platform: DataSource) {}

  @Endpoint(agencyPeopleRoutes.readAgencyPeople)
  read(@Param({ schema: AgencyKey }) { agencyId }: AgencyKey): Promise<AgencyPeople> {
    return readOnly(this.platform, async (tx) => ({ people: await readAgencyPeople(tx, agencyId) }));
  }

  @Endpoint(agencyPeopleRoutes.letInForAgency)
  letIn(
    @WhoIsAsking() { personId }: Caller,
    @Param({ schema: AgencyKey }) { agencyId }: AgencyKey,
    @Body({ schema: LetInForAgency }) person: LetInForAgency,
  ): Promise<LetIn> {
    return this.platform.transaction((tx) => letIn(tx, { agencyId, personId }, person));
  }

  @Endpoint(agencyPeopleRoutes.changeAgencyLastDay)
  changeLastDay(
    @WhoIsAsking() { personId }: Caller,
    @Param({ schema: AgencyPersonKey }) key: AgencyPersonKey,
    @Body({ schema: ChangeLastDay }) { until }: ChangeLastDay,
  ): Promise<AgencyPeople> {
    return this.platform.transaction(async (tx) => ({
      people: await changeAgencyLastDay(tx, { ...key, personId }, until),
    }));
  }

  @Endpoint(agencyPeopleRoutes.setWorkAddress)
  setAddress(
    @WhoIsAsking() { personId }: Caller,
    @Param({ schema: AgencyPersonKey }) key: AgencyPersonKey,
    @Body({ schema: SetWorkAddress }) { address }: SetWorkAddress,
  ): Promise<AgencyPeople> {
    return this.platform.transaction(async (tx) => ({
      people: await setWorkAddress(tx, { ...key, personId }, address),
    }));
  }

  @Endpoint(agencyPeopleRoutes.endAgencyPerson)
  end(
    @WhoIsAsking() { personId }: Caller,
    @Param({ schema: AgencyPersonKey }) key: AgencyPersonKey,
  ): Promise<AgencyPeople> {
    return this.platform.transaction(async (tx) => ({
      people: await endAgencyPerson(tx, { ...key, personId }),
    }));
  }
}
