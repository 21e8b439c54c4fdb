import type { FrameworkVersion } from '@plumbline/framework';

import type { Tx } from '../platform/database.js';

/**
 * Every published version of a framework as it was imported.
 *
 * Grain:  framework version, lowest number first; none when there is no such framework.
 */
export async function readVersions(tx: Tx, frameworkId: string): Promise<FrameworkVersion[]> {
  const rows = await tx.sql<{ content: FrameworkVersion }[]>`
    select content from framework.version where framework_id = ${frameworkId} order by version`;
  return rows.map(({ content }) => content);
}

/** One published version as it was imported; null when there is none of this number. */
export async function findVersion(
  tx: Tx,
  frameworkId: string,
  version: number,
): Promise<FrameworkVersion | null> {
  const [row] = await tx.sql<{ content: FrameworkVersion }[]>`
    select content from framework.version where framework_id = ${frameworkId} and version = ${version}`;
  return row?.content ?? null;
}
