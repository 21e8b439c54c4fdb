import { type IssuedKey, IssueKey, keyRoutes, MachineKeyId, type MachineKeys } from '@plumbline/contract';
import { Body, Controller, Inject, Param } from '@nestjs/common';
import { getDataSourceToken } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';

import { readOnly } from '../platform/database.js';
import { Endpoint } from '../platform/endpoint.js';
import { type Caller, WhoIsAsking } from './caller.js';
import { endKey, issueKey, listKeys } from './keys.service.js';

/** Keys for machines, for administrators. */
@Controller()
export class KeyController {
  constructor(@Inject(getDataSourceToken('svc_platform')) private readonly platform: DataSource) {}

  @Endpoint(keyRoutes.listKeys)
  list(): Promise<MachineKeys> {
    return readOnly(this.platform, listKeys);
  }

  @Endpoint(keyRoutes.issueKey)
  issue(
    @WhoIsAsking() { personId }: Caller,
    @Body({ schema: IssueKey }) asked: IssueKey,
  ): Promise<IssuedKey> {
    return this.platform.transaction((tx) => issueKey(tx, asked, personId));
  }

  @Endpoint(keyRoutes.endKey)
  end(
    @WhoIsAsking() { personId }: Caller,
    @Param({ schema: MachineKeyId }) { keyId }: MachineKeyId,
  ): Promise<MachineKeys> {
    return this.platform.transaction((tx) => endKey(tx, keyId, personId));
  }
}
