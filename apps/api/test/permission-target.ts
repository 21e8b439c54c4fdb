import * as world from './fixture.js';
import type { TestRequest } from './service.js';

/** What is asked for, and the answer to whoever may call the route at all. */
export interface Target extends Pick<TestRequest, 'method' | 'path' | 'body' | 'headers'> {
  readonly what: string;
  readonly answer: 200 | 404 | 409 | 415 | 422 | 428;
}

/** Audits that are not Northmoor's. */
export const OTHERS = [
  ['one of the same region', world.EASTVALE_DRAFT],
  ['one of another region', world.SOUTHWICK_SIGNED],
  ['an id of nothing', world.NOBODYS_ID],
] as const;
