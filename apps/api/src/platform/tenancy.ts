import { Inject, Injectable } from '@nestjs/common';
import { getDataSourceToken } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';

import { type EndingTx, type Opening, transact } from './transaction.js';

/** A transaction in which Postgres knows the tenant: every row it shows or takes has passed row-level security. */
export interface TenantTx extends EndingTx {
  /**
   * The authority whose rows it shows; null for an agency. Row-level security needs nobody to name it. The keys of tenant tables begin with
   * it, though, and Postgres cannot tell from policies that let in authorities or agencies: a statement that names it uses the key, one
   * that does not reads every tenant's part of the index.
   */
  readonly authorityId: string | null;
}

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
    return this.run(tenant, 'begin read only', work);
  }

  change<T>(tenant: Tenant, work: (tx: TenantTx) => Promise<T>): Promise<T> {
    return this.run(tenant, 'begin read write', work);
  }

  private run<T>(tenant: Tenant, begin: Opening['begin'], work: (tx: TenantTx) => Promise<T>): Promise<T> {
    const { authorityId } = tenant;
    return transact(this.database, { begin, settings: settingsOf(tenant) }, (tx) =>
      work(Object.assign(tx, { authorityId })),
    );
  }
}

/**
 * The settings are transaction-local, so a pooled connection never carries one tenant into another's request. Without them row-level
 * security shows no row and takes none. The statements find rows by their keys whatever the values: planning them anew for each costs
 * more than carrying them out.
 */
const settingsOf = ({ authorityId, agencyId, personId }: Tenant) => ({
  name: 'tenant',
  text: `select set_config('app.authority_id', $1, true), set_config('app.agency_id', $2, true), set_config('app.person_id', $3, true),
                set_config('plan_cache_mode', 'force_generic_plan', true)`,
  values: [authorityId ?? '', agencyId ?? '', personId],
});
