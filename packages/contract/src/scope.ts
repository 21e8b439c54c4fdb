import { z } from 'zod/mini';

import { defineRoute } from './route.js';

/** Of what one theme covers, in characters. */
export const LONGEST_SCOPE = 1_000;

/** Which services, teams or projects a theme covers in an audit. */
export const ThemeScope = z.strictObject({
  themeId: z.string(),
  /** Counts up with every change, from 1; 0 stands for a theme of which nobody has said. */
  version: z.int(),
  /** Empty: cleared again. */
  words: z.string(),
  /** Null where that person no longer acts here. */
  changedBy: z.nullable(z.string()),
});
export type ThemeScope = z.output<typeof ThemeScope>;

export const ScopeKey = z.strictObject({ auditId: z.uuid(), themeId: z.string() });
export type ScopeKey = z.output<typeof ScopeKey>;

/** What the theme covers from now on; empty words clear it. */
export const SaveScope = z.strictObject({
  words: z
    .string()
    .check(z.maxLength(LONGEST_SCOPE, `Use ${LONGEST_SCOPE.toLocaleString('en-GB')} characters or fewer`)),
});
export type SaveScope = z.output<typeof SaveScope>;

export const scopeRoutes = {
  saveScope: defineRoute({
    method: 'PUT',
    path: '/audits/:auditId/scope/:themeId',
    summary: 'Say which services, teams or projects a theme covers',
    params: ScopeKey,
    body: SaveScope,
    response: ThemeScope,
    versioned: true,
  }),
};
