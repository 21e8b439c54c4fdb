import {
  Assign,
  type Assigned,
  assignmentRoutes,
  AuditKey,
  SaveScope,
  ScopeKey,
  scopeRoutes,
  type ThemeScope,
} from '@plumbline/contract';
import { Body, Controller, Inject, Param } from '@nestjs/common';

import { type Caller, WhoIsAsking } from '../access/caller.js';
import { Endpoint } from '../platform/endpoint.js';
import { Tenancy } from '../platform/tenancy.js';
import { VersionRead } from '../platform/version-read.js';
import { assign } from './assign.js';
import { saveScope } from './scope.js';

/** How an audit is shared out: what each theme covers, and who looks after what. */
@Controller()
export class SharingController {
  constructor(@Inject(Tenancy) private readonly tenancy: Tenancy) {}

  @Endpoint(scopeRoutes.saveScope)
  // oxlint-disable-next-line max-params -- one decorated parameter for each part of the request
  saveScope(
    @WhoIsAsking() { personId, ...caller }: Caller,
    @Param({ schema: ScopeKey }) key: ScopeKey,
    @Body({ schema: SaveScope }) { words }: SaveScope,
    @VersionRead() version: number,
  ): Promise<ThemeScope> {
    return this.tenancy.change({ ...caller, personId }, (tx) =>
      saveScope(tx, { key, words, version, personId }),
    );
  }

  @Endpoint(assignmentRoutes.assign)
  assign(
    @WhoIsAsking() caller: Caller,
    @Param({ schema: AuditKey }) { auditId }: AuditKey,
    @Body({ schema: Assign }) which: Assign,
  ): Promise<Assigned> {
    return this.tenancy.change(caller, async (tx) => ({
      assigned: await assign(tx, { auditId, personId: caller.personId }, which),
    }));
  }
}
