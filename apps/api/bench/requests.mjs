// The requests that are sent, as functions that each give one client's next.
import { randomUUID } from 'node:crypto';

import { linesOf, requestOf } from './load.mjs';

export const CLIENTS = 32;

const everyone = (nextOf) => Array.from({ length: CLIENTS }, (_, at) => nextOf(at));

/** Clients that go round the same requests, each from another place. */
export function rounds(requests) {
  return everyone((at) => {
    let turn = at;
    return () => requests[turn++ % requests.length];
  });
}

const pathOf = ({ release, region }) => `/api/releases/${release}/regions/${region}/results`;
/** `host` is how the service that is asked is called, where it answers to one name only. */
export const reads = ({ results, regionalCookie, host = 'localhost' }) =>
  results.map((result) =>
    requestOf({ path: pathOf(result), lines: linesOf({ host, cookie: regionalCookie }) }),
  );

/** The same reads by somebody who has read them before. */
export async function readsAgain(port, { results, regionalCookie: cookie }) {
  const requests = [];
  for (const result of results) {
    const answer = await fetch(`http://localhost:${port}${pathOf(result)}`, { headers: { cookie } });
    const headers = { host: `localhost:${port}`, cookie, 'if-none-match': answer.headers.get('etag') };
    requests.push(requestOf({ path: pathOf(result), lines: linesOf(headers) }));
  }
  return requests;
}

export const ownAudits = ({ audits, host }) =>
  audits
    .slice(0, CLIENTS)
    .map(({ auditId, cookie }) =>
      requestOf({ path: `/api/audits/${auditId}`, lines: linesOf({ host, cookie }) }),
    );

const OWN_PAGE = { 'sec-fetch-site': 'same-origin' };

export function autosaves(editors, host) {
  return editors.map((editor) => {
    const { auditId, cookie } = editor.audit;
    const always = linesOf({ host, ...OWN_PAGE, cookie });
    return () => {
      const { recommendationId, version, ...body } = editor.one();
      return requestOf({
        method: 'PATCH',
        path: `/api/audits/${auditId}/answers/${recommendationId}`,
        lines: `${always}if-match: "${version}"\r\nidempotency-key: ${randomUUID()}\r\n`,
        body,
      });
    };
  });
}

export function submits(editors, host) {
  return editors.map((editor) => {
    const { auditId, cookie } = editor.audit;
    const lines = linesOf({ host, ...OWN_PAGE, cookie });
    return () =>
      requestOf({
        method: 'PATCH',
        path: `/api/audits/${auditId}/answers`,
        lines,
        body: { answers: editor.all() },
      });
  });
}

export const bareSaves = (editors, answersOf) =>
  editors.map((editor) => () => {
    const { authorityId, auditId, personId } = editor.audit;
    const body = { authorityId, auditId, personId, answers: answersOf(editor) };
    return requestOf({ method: 'PATCH', path: '/answers', body });
  });

export const barePaths = (kind, { results }) =>
  results.map(({ release, region }) => requestOf({ path: `/${kind}/${release}/${region}` }));
export const bareAudits = ({ audits }) =>
  audits
    .slice(0, CLIENTS)
    .map(({ authorityId, auditId }) => requestOf({ path: `/audits/${authorityId}/${auditId}` }));
