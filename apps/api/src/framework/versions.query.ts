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
