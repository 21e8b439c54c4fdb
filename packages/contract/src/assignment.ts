import { z } from 'zod/mini';

import { defineRoute } from './route.js';

/** Who looks after a recommendation: it is shown to that person first; others may still answer it. */
export const Assignment = z.strictObject({
  recommendationId: z.string(),
  personId: z.uuid(),
  /** Null where that person no longer acts here. */
  name: z.nullable(z.string()),
});
export type Assignment = z.output<typeof Assignment>;

const MOST_ITEMS = 500;

/** Only what changes; null: nobody in particular any more. */
export const Assign = z.strictObject({
  assigned: z
    .array(z.strictObject({ recommendationId: z.string(), personId: z.nullable(z.uuid()) }))
    .check(z.minLength(1), z.maxLength(MOST_ITEMS)),
});
export type Assign = z.output<typeof Assign>;

/** Of one audit, in the framework's order; none for a recommendation that is nobody's in particular. */
export const Assigned = z.strictObject({ assigned: z.array(Assignment) });
export type Assigned = z.output<typeof Assigned>;

export const assignmentRoutes = {
  assign: defineRoute({
    method: 'PUT',
    path: '/audits/:auditId/assigned',
    summary: 'Say who looks after which recommendations of an audit that is being filled in',
    params: z.strictObject({ auditId: z.uuid() }),
    body: Assign,
    response: Assigned,
  }),
};
