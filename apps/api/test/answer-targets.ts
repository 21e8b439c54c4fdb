import type { RouteName } from '@plumbline/contract';

import * as world from './fixture.js';
import { OTHERS, type Target } from './permission-target.js';
import { SAME_ORIGIN } from './service.js';

const historyOf = (audit: string, item = 'help_and_protection') => `/audits/${audit}/answers/${item}/history`;

/** Saves what stands there already, so that it can be asked again and again. */
const saves = (below: 'audits' | 'asked', body: object, version: number): readonly Target[] => {
  const one = (what: string, id: string, answer: Target['answer']): Target => ({
    what,
    method: 'PATCH',
    path: `/${below}/${id}/answers/help_and_protection`,
    body,
    headers: { ...SAME_ORIGIN, 'if-match': `"${version}"` },
    answer,
  });
  return [
    one('the own draft', world.NORTHMOOR_DRAFT, 200),
    ...OTHERS.filter(([, id]) => below === 'audits' || id === world.NOBODYS_ID).map(([what, id]) =>
      one(what, id, 404),
    ),
    one('a malformed id', '1', 422),
    { ...one('a draft without its version', world.NORTHMOOR_DRAFT, 428), headers: SAME_ORIGIN },
    { ...one('a field that there is not', world.NORTHMOOR_DRAFT, 422), body: { raterId: world.EASTVALE } },
  ];
};

/** The same of several answers at once. */
const savesSeveral = (answers: readonly object[]): readonly Target[] => {
  const one = (what: string, id: string, answer: Target['answer']): Target => ({
    what,
    method: 'PATCH',
    path: `/audits/${id}/answers`,
    body: { answers },
    answer,
  });
  return [
    one('the own draft', world.NORTHMOOR_DRAFT, 200),
    ...OTHERS.map(([what, id]) => one(what, id, 404)),
    one('a malformed id', '1', 422),
    { ...one('nothing', world.NORTHMOOR_DRAFT, 422), body: { answers: [] } },
    { ...one('one answer twice', world.NORTHMOOR_DRAFT, 422), body: { answers: [...answers, ...answers] } },
  ];
};

type Saving = 'saveAnswer' | 'saveAnswers' | 'saveAskedAnswer' | 'readAnswerHistory';

export const ANSWER_TARGETS: Readonly<Record<Saving & RouteName, readonly Target[]>> = {
  saveAnswer: saves('audits', { note: 'a private note' }, 1),
  saveAnswers: savesSeveral([
    { recommendationId: 'help_and_protection', version: 1, note: 'a private note' },
  ]),
  readAnswerHistory: [
    { what: 'one of the own draft', path: historyOf(world.NORTHMOOR_DRAFT), answer: 200 },
    ...OTHERS.map(([what, id]) => ({ what, path: historyOf(id), answer: 404 }) as const),
    { what: 'no such item', path: historyOf(world.NORTHMOOR_DRAFT, 'none'), answer: 404 },
    { what: 'a malformed id', path: historyOf('1'), answer: 422 },
    {
      what: "a partner's",
      path: `${historyOf(world.NORTHMOOR_DRAFT)}?raterId=${world.CONSTABULARY}`,
      answer: 422,
    },
  ],
  saveAskedAnswer: saves('asked', {}, 0),
};
