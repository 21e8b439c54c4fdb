import {
  AddReference,
  CorrectReference,
  evidenceRoutes,
  type Reference,
  ReferenceKey,
  type References,
} from '@plumbline/contract';
import { Body, Controller, Inject, Param } from '@nestjs/common';

import { authorityOf, type Caller, WhoIsAsking } from '../access/caller.js';
import { Endpoint } from '../platform/endpoint.js';
import { type Asked, AskedOnce, once } from '../platform/once.js';
import { Tenancy } from '../platform/tenancy.js';
import { VersionRead } from '../platform/version-read.js';
import { addReference, correctReference, listReferences } from './references.js';

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

  @Endpoint(evidenceRoutes.correctReference)
  // oxlint-disable-next-line max-params -- one decorated parameter for each part of the request
  correct(
    @WhoIsAsking() caller: Caller,
    @Param({ schema: ReferenceKey }) { referenceId }: ReferenceKey,
    @Body({ schema: CorrectReference }) correction: CorrectReference,
    @VersionRead() version: number,
  ): Promise<Reference> {
    return this.tenancy.change(caller, (tx) =>
      correctReference(tx, { referenceId, correction, version, personId: caller.personId }),
    );
  }
}
