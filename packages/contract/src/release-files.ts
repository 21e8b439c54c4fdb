import { z } from 'zod/mini';

import { FILE_TYPES } from './exchange.js';
import { defineRoute, FileAnswer } from './route.js';

/** The tidy file of all published figures, what describes its columns, and the same figures for programs. */
export const RELEASE_FILES = ['ratings.csv', 'ratings.meta.csv', 'ratings.json'] as const;
export const ReleaseFile = z.enum(RELEASE_FILES);
export type ReleaseFile = z.output<typeof ReleaseFile>;

export const ReleaseFileKey = z.strictObject({ releaseId: z.uuid(), file: ReleaseFile });
export type ReleaseFileKey = z.output<typeof ReleaseFileKey>;

export const releaseFileRoutes = {
  releaseFile: defineRoute({
    method: 'GET',
    path: '/releases/:releaseId/files/:file',
    summary: 'All published figures of one cycle as a file; columns and symbols are in the data dictionary',
    params: ReleaseFileKey,
    response: FileAnswer,
    files: [FILE_TYPES.csv, FILE_TYPES.json],
    immutable: true,
  }),
};
