import { z } from 'zod/mini';

import { defineRoute } from './route.js';

/** The process answers, or every database login does; where not, the answer is a problem. */
export const Health = z.strictObject({ status: z.literal('ok') });
export type Health = z.output<typeof Health>;

export const platformRoutes = {
  live: defineRoute({
    method: 'GET',
    path: '/health/live',
    summary: 'The process answers; says nothing about the database',
    response: Health,
  }),
  ready: defineRoute({
    method: 'GET',
    path: '/health/ready',
    summary: 'The service can answer requests; 503 while it starts, drains or has lost its database',
    response: Health,
  }),
  openApi: defineRoute({
    method: 'GET',
    path: '/openapi.json',
    summary: 'This description',
    response: z.record(z.string(), z.unknown()),
  }),
};
