import {
  DEMONSTRATION,
  FICTIONAL_CYCLES,
  type FictionalAudit,
  fictionalAudits,
  fictionalAuthorities,
} from '@plumbline/demo-data';

import { loadDemonstration } from '../src/demonstration/load-demonstration.js';
import type { TestDatabase } from './postgres.js';

export const AUDITS: readonly FictionalAudit[] = [...fictionalAudits(DEMONSTRATION)];
export const AUTHORITIES = fictionalAuthorities(DEMONSTRATION);

/** Loads the demonstration and returns what it said. */
export async function load({ addresses }: TestDatabase): Promise<string[]> {
  const said: string[] = [];
  await loadDemonstration(addresses, (words) => said.push(words));
  return said;
}

/** The audits that were signed when the figures of their cycle were taken. */
export function contributing(cycleId: string, regionCode: string): readonly FictionalAudit[] {
  const takenOn = FICTIONAL_CYCLES.find(({ id }) => id === cycleId)?.figuresTakenOn ?? '';
  return AUDITS.filter(
    (audit) =>
      audit.cycleId === cycleId &&
      audit.regionCode === regionCode &&
      audit.signedAt !== null &&
      audit.signedAt.slice(0, 10) <= takenOn,
  );
}

/** Every table of the service with the number of its rows and a hash of all they hold. */
export async function fingerprint(database: TestDatabase): Promise<Map<string, string>> {
  const tables = await database.asSuperuser<{ name: string }>(`
    select oid::regclass::text as name from pg_class
    where  relkind = 'r'
    and    relnamespace::regnamespace::text in ('framework', 'access', 'audit', 'release', 'released', 'evaluation')
    order  by 1`);
  const prints = new Map<string, string>();
  for (const { name } of tables) {
    const [print] = await database.asSuperuser<{ rows: number; hash: string }>(
      `select count(*)::int as rows, md5(coalesce(string_agg(t::text, ',' order by t::text), '')) as hash from ${name} t`,
    );
    prints.set(name, `${print?.rows} ${print?.hash}`);
  }
  return prints;
}
