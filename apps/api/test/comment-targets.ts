import type { commentRoutes } from '@plumbline/contract';

import * as world from './fixture.js';
import { OTHERS, type Target } from './permission-target.js';

const list = (audit: string) => `/audits/${audit}/comments`;
const say = (audit: string, item = 'help_and_protection', words = 'Said by somebody') =>
  ({ method: 'POST', path: `/audits/${audit}/items/${item}/comments`, body: { words } }) as const;
/** Comments bear the ids of their audits. Resolved once, it is resolved. */
const resolve = (audit: string, comment = audit) =>
  ({
    method: 'PUT',
    path: `/audits/${audit}/comments/${comment}/resolved`,
    body: { resolved: true },
  }) as const;

export const COMMENT_TARGETS: Readonly<Record<keyof typeof commentRoutes, readonly Target[]>> = {
  listComments: [
    { what: 'of the own draft', path: list(world.NORTHMOOR_DRAFT), answer: 200 },
    { what: 'of the own signed one', path: list(world.NORTHMOOR_SIGNED), answer: 200 },
    ...OTHERS.map(([what, id]) => ({ what, path: list(id), answer: 404 }) as const),
    { what: 'of a malformed id', path: list('1'), answer: 422 },
  ],
  addComment: [
    { what: 'the own draft', ...say(world.NORTHMOOR_DRAFT), answer: 200 },
    { what: 'the own signed one', ...say(world.NORTHMOOR_SIGNED), answer: 409 },
    ...OTHERS.map(([what, id]) => ({ what, ...say(id), answer: 404 }) as const),
    { what: 'no such recommendation', ...say(world.NORTHMOOR_DRAFT, 'none'), answer: 404 },
    { what: 'nothing said', ...say(world.NORTHMOOR_DRAFT, 'help_and_protection', ' '), answer: 422 },
    { what: 'a malformed id', ...say('1'), answer: 422 },
  ],
  resolveComment: [
    { what: 'on the own draft', ...resolve(world.NORTHMOOR_DRAFT), answer: 200 },
    { what: 'on the own signed one', ...resolve(world.NORTHMOOR_SIGNED), answer: 409 },
    ...OTHERS.map(([what, id]) => ({ what, ...resolve(id), answer: 404 }) as const),
    {
      what: "another's on the own draft",
      ...resolve(world.NORTHMOOR_DRAFT, world.EASTVALE_DRAFT),
      answer: 404,
    },
    { what: 'a malformed id', ...resolve(world.NORTHMOOR_DRAFT, '1'), answer: 422 },
  ],
};
