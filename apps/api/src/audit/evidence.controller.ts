import { AddReference, evidenceRoutes, type Reference, type References } from '@plumbline/contract';
import { Body, Controller, Inject } from '@nestjs/common';

import { type Caller, WhoIsAsking } from '../access/caller.js';
import { Endpoint } from '../platform/endpoint.js';
import { type Asked, AskedOnce, once } from '../platform/once.js';
import { Tenancy } from '../platform/tenancy.js';
import { addReference, listReferences } from './references.js';
import { authorityOf } from './whose.js';

@Controller()
export class EvidenceController {
  constructor(@Inject(Tenancy) private readonly tenancy: Tenancy) {}

  @Endpoint(evidenceRoutes.listReferences)
  list(@WhoIsAsking() caller: Caller): Promise<References> {
    return this.tenancy.read(caller, async (tx) => ({ references: await listReferences(tx) }));
  }

  @Endpoint(evidenceRoutes.addReference)
  add(
    @WhoIsAsking() caller: Caller,
    @Body({ schema: AddReference }) reference: AddReference,
    @AskedOnce() asked: Asked | null,
  ): Promise<Reference> {
    const adder = { authorityId: authorityOf(caller), personId: caller.personId };
    return this.tenancy.change(caller, (tx) => once(tx, asked, () => addReference(tx, adder, reference)));
  }
}
