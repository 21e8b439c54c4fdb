import type { cycleRoutes } from '@plumbline/contract';

import type { Target } from './permission-target.js';

const CYCLES = '/frameworks/ofsted-ilacs/cycles';
const cycleOf = (cycle: string, act = '') => `${CYCLES}/${cycle}${act}`;
const DATES = {
  opensOn: '2030-01-01',
  dueOn: '2030-06-01',
  figuresTakenOn: '2030-07-01',
  resultsOn: '2030-09-01',
};

const act = (
  method: 'POST' | 'PUT',
  path: string,
  targets: readonly (readonly [what: string, cycle: string, answer: Target['answer'], body?: object])[],
): readonly Target[] =>
  targets.map(([what, cycle, answer, body]) => ({
    what,
    method,
    path: cycleOf(cycle, path),
    answer,
    ...(body && { body }),
  }));
const announce = (what: string, body: object, answer: Target['answer'], path = CYCLES): Target => ({
  what,
  method: 'POST',
  path,
  body,
  answer,
});

export const CYCLE_TARGETS: Readonly<Record<keyof typeof cycleRoutes, readonly Target[]>> = {
  listCycles: [
    { what: 'them', path: '/cycles', answer: 200 },
    { what: 'those of one framework', path: '/cycles?framework=ofsted-ilacs', answer: 422 },
  ],
  readCycle: [
    { what: 'an open one', path: cycleOf('second'), answer: 200 },
    { what: 'a published one', path: cycleOf('first'), answer: 200 },
    { what: 'one that is not there', path: cycleOf('third'), answer: 404 },
    { what: 'a name with a quote', path: cycleOf("first'--"), answer: 422 },
  ],
  announceCycle: [
    announce('a new one', { cycle: 'third-to-come', ...DATES }, 200),
    announce('one that is there', { cycle: 'first', ...DATES }, 409),
    announce('one whose dates are out of order', { cycle: 'other', ...DATES, dueOn: '2029-01-01' }, 422),
    announce('one of no framework', { cycle: 'other', ...DATES }, 404, '/frameworks/nothing/cycles'),
    announce('nothing', {}, 422),
  ],
  extendDue: act('PUT', '/due', [
    ['a closed one', 'first', 409, { dueOn: '2024-06-15' }],
    ['an open one beyond its cut-off', 'second', 422, { dueOn: '2099-01-02' }],
    ['the cut-off', 'second', 422, { figuresTakenOn: '2099-01-02' }],
    ['one that is not there', 'third', 404, { dueOn: '2099-01-01' }],
  ]),
  withdrawResults: act('POST', '/withdraw', [
    ['one without results', 'first-of-none', 404, { reason: 'A mistake' }],
    ['no reason', 'first', 422, { reason: ' ' }],
  ]),
  closeCycle: act('POST', '/close', [
    ['a closed one', 'first', 409],
    ['one that is not there', 'third', 404],
  ]),
  previewResults: act('POST', '/preview', [
    ['an open one', 'second', 409],
    ['one that is not there', 'third', 404],
  ]),
  publishResults: act('POST', '/publish', [
    ['an open one', 'second', 409],
    ['a published one', 'first', 409],
    ['one that is not there', 'third', 404],
  ]),
};
