import type { ScopeKey, ThemeScope } from '@plumbline/contract';

import { ProblemError } from '../platform/problem-error.js';
import type { TenantTx } from '../platform/tenancy.js';
import { isDraft, lockAudit } from './steps.query.js';

/** What the themes of one of the tenant's audits cover. Grain: theme of which somebody has said, in the framework's order. Null: changedBy: no longer acts here. */
export function readScopes(tx: TenantTx, auditId: string): Promise<ThemeScope[]> {
  return tx.sql<ThemeScope[]>`
    select scope.theme_id as "themeId", scope.version as "version", scope.words as "words", colleague.name as "changedBy"
    from   audit.scope
    join   framework.theme
             on (theme.framework_id, theme.version, theme.id) = (scope.framework_id, scope.framework_version, scope.theme_id)
    left   join access.colleagues() colleague on colleague.person_id = scope.changed_by
    where  scope.authority_id = ${tx.authorityId} and scope.audit_id = ${auditId}
    order  by theme.position`;
}

/** Whose words, for which theme, and from which version; 0: nobody had said. */
export interface ScopeChange {
  readonly key: ScopeKey;
  readonly words: string;
  readonly version: number;
  readonly personId: string;
}

/**
 * Saves what a theme covers, with its event in one statement; the same words again write nothing.
 * @throws ProblemError not-found; wrong-state once the audit is sent; scope-changed, with what stands there now
 */
export async function saveScope(tx: TenantTx, change: ScopeChange): Promise<ThemeScope> {
  const { auditId, themeId } = change.key;
  const locked = await lockAudit(tx, auditId);
  const [theme] = await tx.sql`
    select from audit.audit
    join   framework.theme on (theme.framework_id, theme.version) = (audit.framework_id, audit.framework_version)
    where  audit.authority_id = ${tx.authorityId} and audit.id = ${auditId} and theme.id = ${themeId} and audit.origin = 'here'`;
  if (!theme) throw new ProblemError('not-found');
  if (!locked || !isDraft(locked)) throw new ProblemError('wrong-state');
  const before = await findScope(tx, change.key);
  const same = before.words === change.words;
  if (before.version !== change.version && !same) throw new ProblemError('scope-changed').showing(before);
  if (same) return before;
  await write(tx, change);
  return findScope(tx, change.key);
}

async function findScope(tx: TenantTx, { auditId, themeId }: ScopeKey): Promise<ThemeScope> {
  const scopes = await readScopes(tx, auditId);
  return (
    scopes.find((scope) => scope.themeId === themeId) ?? { themeId, version: 0, words: '', changedBy: null }
  );
}

async function write(tx: TenantTx, { key, words, version, personId }: ScopeChange): Promise<void> {
  await tx.sql`
    with written as (
      insert into audit.scope as scope (authority_id, audit_id, theme_id, framework_id, framework_version, version, words, changed_by)
      select authority_id, id, ${key.themeId}, framework_id, framework_version, ${version}::int + 1, ${words}, ${personId}::uuid
      from   audit.audit
      where  authority_id = ${tx.authorityId} and id = ${key.auditId}
      on     conflict (authority_id, audit_id, theme_id) do update
      set    version = excluded.version, words = excluded.words, changed_by = excluded.changed_by, changed_at = excluded.changed_at
      returning *
    )
    insert into audit.scope_event (authority_id, audit_id, theme_id, version, words, changed_by, changed_at)
    select authority_id, audit_id, theme_id, version, words, changed_by, changed_at from written`;
}
