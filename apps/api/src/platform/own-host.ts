import type { onRequestHookHandler } from 'fastify';

import { ProblemError } from './problem-error.js';
import { answerProblem } from './problem.filter.js';

/** What watches the process asks it by whatever name it knows. */
const HEALTH = /^\/api\/health\/(live|ready)(\?|$)/;

/**
 * Refuses what was not sent to the service's public address: whoever gets a browser to send another name (DNS rebinding, a proxy that
 * takes any) could pass a page of theirs for one of the service's own, or have an answer kept under the wrong name.
 */
export function refuseOtherHosts(address: string): onRequestHookHandler {
  const own = new URL(address);
  return (request, reply, done) => {
    if (HEALTH.test(request.url) || isAt(own, request.headers.host)) done();
    else answerProblem(new ProblemError('wrong-host'), request, reply);
  };
}

function isAt({ protocol, host }: URL, named = ''): boolean {
  const address = `${protocol}//${named}`;
  return !/[/?#@\\]/.test(named) && URL.canParse(address) && new URL(address).host === host;
}
