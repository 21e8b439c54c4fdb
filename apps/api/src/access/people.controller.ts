import { ChangeLastDay, InvitePerson, type People, peopleRoutes, PersonKey } from '@plumbline/contract';
import { Body, Controller, Inject, Param } from '@nestjs/common';

import { Endpoint } from '../platform/endpoint.js';
import { type Asked, AskedOnce, once } from '../platform/once.js';
import { Tenancy } from '../platform/tenancy.js';
import { changeLastDay, endPerson, invitePerson } from './appoint-people.js';
import { type Caller, WhoIsAsking } from './caller.js';
import { readPeople } from './people.query.js';

@Controller()
export class PeopleController {
  constructor(@Inject(Tenancy) private readonly tenancy: Tenancy) {}

  @Endpoint(peopleRoutes.readPeople)
  read(@WhoIsAsking() caller: Caller): Promise<People> {
    return this.tenancy.read(caller, async (tx) => ({ people: await readPeople(tx) }));
  }

  @Endpoint(peopleRoutes.invitePerson)
  invite(
    @WhoIsAsking() caller: Caller,
    @Body({ schema: InvitePerson }) person: InvitePerson,
    @AskedOnce() asked: Asked | null,
  ): Promise<People> {
    return this.tenancy.change(caller, (tx) =>
      once(tx, asked, async () => ({ people: await invitePerson(tx, person) })),
    );
  }

  @Endpoint(peopleRoutes.changeLastDay)
  changeLastDay(
    @WhoIsAsking() caller: Caller,
    @Param({ schema: PersonKey }) { membershipId }: PersonKey,
    @Body({ schema: ChangeLastDay }) { until }: ChangeLastDay,
  ): Promise<People> {
    return this.tenancy.change(caller, async (tx) => ({
      people: await changeLastDay(tx, membershipId, until),
    }));
  }

  @Endpoint(peopleRoutes.endPerson)
  end(
    @WhoIsAsking() caller: Caller,
    @Param({ schema: PersonKey }) { membershipId }: PersonKey,
  ): Promise<People> {
    return this.tenancy.change(caller, async (tx) => ({ people: await endPerson(tx, membershipId) }));
  }
}
