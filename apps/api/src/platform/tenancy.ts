import { Inject, Injectable } from '@nestjs/common';
import { getDataSourceToken } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';

import type { Tx } from './database.js';
import { transact } from './transaction.js';

/** A transaction in which Postgres knows the tenant: every row it shows or takes has passed row-level security. */
export type TenantTx = Tx;

/** Whose rows a transaction may touch. It comes from the session, never from a path or a body. */
export interface Tenant {
  readonly authorityId: string | null;
  /** A partner's agency: it sees what it was asked in the audits of several authorities, and its own answers there. */
  readonly agencyId: string | null;
  readonly personId: string;
}

/** Opens transactions in the trust zone of authorities. No tenant, no rows. */
@Injectable()
export class Tenancy {
  constructor(@Inject(getDataSourceToken('svc_authority')) private readonly database: DataSource) {}

  /** For work that must not change anything: Postgres refuses a write. */
  read<T>(tenant: Tenant, work: (tx: TenantTx) => Promise<T>): Promise<T> {
    return transact(this.database, { begin: 'begin read only', settings: settingsOf(tenant) }, work);
  }

  change<T>(tenant: Tenant, work: (tx: TenantTx) => Promise<T>): Promise<T> {
    return transact(this.database, { begin: 'begin read write', settings: settingsOf(tenant) }, work);
  }
}

/**
 * The settings are transaction-local, so a pooled connection never carries one tenant into another's request. Without them row-level
 * security shows no row and takes none.
 */
const settingsOf = ({ authorityId, agencyId, personId }: Tenant) => ({
  name: 'tenant',
  text: `select set_config('app.authority_id', $1, true), set_config('app.agency_id', $2, true), set_config('app.person_id', $3, true)`,
  values: [authorityId ?? '', agencyId ?? '', personId],
});
