import { AnswerKey, AuditKey, contactRoutes, OfferContact, type OfferedContacts } from '@plumbline/contract';
import { Body, Controller, Inject, Param } from '@nestjs/common';

import { type Caller, WhoIsAsking } from '../access/caller.js';
import { Endpoint } from '../platform/endpoint.js';
import { Tenancy } from '../platform/tenancy.js';
import { offerContact, readOfferedContacts } from './contact.js';

/** What an authority is willing to be contacted about. */
@Controller()
export class ContactController {
  constructor(@Inject(Tenancy) private readonly tenancy: Tenancy) {}

  @Endpoint(contactRoutes.listOfferedContacts)
  list(
    @WhoIsAsking() caller: Caller,
    @Param({ schema: AuditKey }) { auditId }: AuditKey,
  ): Promise<OfferedContacts> {
    return this.tenancy.read(caller, async (tx) => ({ contacts: await readOfferedContacts(tx, auditId) }));
  }

  @Endpoint(contactRoutes.offerContact)
  offer(
    @WhoIsAsking() caller: Caller,
    @Param({ schema: AnswerKey }) key: AnswerKey,
    @Body({ schema: OfferContact }) { contact }: OfferContact,
  ): Promise<OfferedContacts> {
    const said = { contact, personId: caller.personId };
    return this.tenancy.change(caller, async (tx) => ({ contacts: await offerContact(tx, key, said) }));
  }
}
