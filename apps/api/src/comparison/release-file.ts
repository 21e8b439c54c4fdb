import { FILE_TYPES, type FileAnswer, type ReleaseFile } from '@plumbline/contract';
import { fileName } from '@plumbline/exchange';

import type { Tx } from '../platform/database.js';
import { ratingsCsv, ratingsMetaCsv } from './release-files.js';
import {
  type CellRow,
  readCells,
  readLevelKeys,
  readReleaseHead,
  type ReleaseHead,
} from './release-files.query.js';

/** All figures of a release as a file; null when there is no such release, or it was withdrawn. */
export async function readReleaseFile(
  tx: Tx,
  releaseId: string,
  file: ReleaseFile,
): Promise<FileAnswer | null> {
  const head = await readReleaseHead(tx, releaseId);
  if (!head) return null;
  const content = WRITE[file](head, await readLevelKeys(tx, releaseId), await readCells(tx, releaseId));
  const [, ending = ''] = /^ratings\.(.+)$/.exec(file) ?? [];
  return {
    name: fileName(['ratings', head.cycle], ending),
    type: file.endsWith('.json') ? FILE_TYPES.json : FILE_TYPES.csv,
    bytes: Buffer.from(content),
  };
}

type Write = (head: ReleaseHead, levels: readonly string[], cells: readonly CellRow[]) => string;

const WRITE: Readonly<Record<ReleaseFile, Write>> = {
  'ratings.csv': ratingsCsv,
  'ratings.meta.csv': ratingsMetaCsv,
  'ratings.json': (head, levels, cells) =>
    `${JSON.stringify({ release: head, levels, figures: cells.map(figureOf) }, null, 2)}\n`,
};

/** For programs: a hidden figure has no counts and no symbol in their place. Of England's, `hidden` means shown in no region. */
function figureOf({ byConsent, counts, notApplicable, ...cell }: CellRow) {
  if (counts === null) return { ...cell, state: 'hidden' };
  return { ...cell, state: byConsent ? 'shown_by_consent' : 'shown', counts, notApplicable };
}
