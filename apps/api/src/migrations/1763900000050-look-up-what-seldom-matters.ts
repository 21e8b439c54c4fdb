import type { MigrationInterface, QueryRunner } from 'typeorm';

const AGENCY = `(select nullif(current_setting('app.agency_id', true), '')::uuid)`;

const FUNCTIONS = `audit.asks(uuid, uuid, uuid), audit.has_opened(uuid, uuid, text), audit.has_opened_by_now(uuid, uuid, text)`;

/** Two conditions as they were and as they are: planned into every statement, or looked up by a function when they matter. */
const WRITTEN_OUT = {
  asks: `exists (
    select from audit.asked
    where  (asked.authority_id, asked.audit_id) = (audit.authority_id, audit.id)
    and    asked.agency_id = ${AGENCY})`,
  hasOpened: (table: string) => `exists (
    select from audit.opened_item opened
    where  (opened.authority_id, opened.audit_id, opened.item_id) = (${table}.authority_id, ${table}.audit_id, ${table}.item_id))`,
};
const LOOKED_UP: typeof WRITTEN_OUT = {
  asks: `${AGENCY} is not null and audit.asks(authority_id, id, ${AGENCY})`,
  hasOpened: () => `audit.has_opened(authority_id, audit_id, item_id)`,
};

/**
 * Two more conditions that are planned once a connection and not into every statement: an authority that reads or saves its own answers
 * needs neither, and setting both up took a tenth of what a save costs Postgres. They run as whoever asks.
 */
export class LookUpWhatSeldomMatters1763900000050 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function audit.asks(p_authority_id uuid, p_audit_id uuid, p_agency_id uuid) returns boolean
        language plpgsql stable
      as $$
      begin
        return exists (select from audit.asked
                       where  (asked.authority_id, asked.audit_id, asked.agency_id) = (p_authority_id, p_audit_id, p_agency_id));
      end
      $$;
      comment on function audit.asks is 'Whether an audit asks an agency anything, as far as whoever asks may see that.';

      create function audit.has_opened(p_authority_id uuid, p_audit_id uuid, p_item_id text) returns boolean
        language plpgsql stable
      as $$
      begin
        return exists (select from audit.opened_item opened
                       where  (opened.authority_id, opened.audit_id, opened.item_id) = (p_authority_id, p_audit_id, p_item_id));
      end
      $$;
      comment on function audit.has_opened is 'Whether the ratings of an item have opened, as far as whoever asks may see that.';

      -- Volatile: it sees what was committed before it is called, and not only before the statement that calls it began.
      create function audit.has_opened_by_now(p_authority_id uuid, p_audit_id uuid, p_item_id text) returns boolean
        language plpgsql volatile
      as $$
      begin
        return exists (select from audit.opened_item opened
                       where  (opened.authority_id, opened.audit_id, opened.item_id) = (p_authority_id, p_audit_id, p_item_id));
      end
      $$;
      comment on function audit.has_opened_by_now is
        'Whether the ratings of an item have opened, for a statement that may have waited for who opened them.';

      revoke execute on function ${FUNCTIONS} from public;
      grant execute on function ${FUNCTIONS} to svc_authority;
      ${policiesBy(LOOKED_UP)}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${policiesBy(WRITTEN_OUT)}
      drop function ${FUNCTIONS}`);
  }
}

function policiesBy({ asks, hasOpened }: typeof WRITTEN_OUT): string {
  const apart = (table: string) => `
    alter policy unopened_stay_apart on audit.${table}
      using (rater_type <> 'partner' or rater_id = ${AGENCY}
             or by_authority and (select access.leads_audits()) or ${hasOpened(table)});`;
  return `
    alter policy asked_agency_sees  on audit.audit using (${asks});
    alter policy asked_agency_locks on audit.audit using (${asks});
    ${['answer', 'answer_event'].map(apart).join('')}`;
}
