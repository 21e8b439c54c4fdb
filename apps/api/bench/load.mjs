// Sends requests over plain sockets: one connection and one request at a time for each client. It costs little itself, which matters where
// it shares two cores with what it measures.
import { once } from 'node:events';
import { connect } from 'node:net';

const WARM_UP_MS = 300;

/** Headers as they go over the wire: what a client's requests have in common is written once. */
export const linesOf = (headers) =>
  Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('');

/** One request as it goes over the wire; `lines` are its headers. */
export function requestOf({ method = 'GET', path, lines = linesOf({ host: 'localhost' }), body }) {
  const text = body === undefined ? '' : JSON.stringify(body);
  const described =
    body === undefined
      ? ''
      : `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(text)}\r\n`;
  return Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines}${described}\r\n${text}`);
}

/**
 * Lets every client send its requests, one after another, for some seconds.
 * @param clients functions that each give the next request as a buffer
 * @throws Error for an answer of any other status than the expected one
 */
export async function load({ port, clients, seconds, status = 200 }) {
  const begins = performance.now() + WARM_UP_MS;
  const ends = begins + seconds * 1_000;
  const all = await Promise.all(clients.map((next) => one({ port, next, status, begins, ends })));
  return describe(
    all.flatMap(({ times }) => times),
    { seconds, requests: all.reduce((sum, { requests }) => sum + requests, 0) },
  );
}

/** Requests per second, the median and 99th percentile of their times in milliseconds; how many were sent, those of the warm-up too. */
export function describe(times, { seconds, requests }) {
  const sorted = Float64Array.from(times).toSorted();
  const at = (share) => sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
  return { perSecond: times.length / seconds, p50: at(0.5), p99: at(0.99), requests };
}

async function one({ port, next, status, begins, ends }) {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await once(socket, 'connect');
  const times = [];
  let requests = 0;
  let sent = 0;
  const send = () => {
    sent = performance.now();
    requests++;
    socket.write(next());
  };
  try {
    await new Promise((resolve, reject) => {
      eachAnswer(socket, (answer) => {
        const now = performance.now();
        if (statusOf(answer) !== status)
          return reject(new Error(`Answered ${statusOf(answer)}: ${answer.toString('utf8', 0, 2_000)}`));
        if (sent >= begins && now <= ends) times.push(now - sent);
        if (now < ends) send();
        else resolve();
      });
      socket.on('error', reject).on('close', () => reject(new Error('The connection was closed')));
      send();
    });
  } finally {
    socket.destroy();
  }
  return { times, requests };
}

const statusOf = (answer) => Number(answer.latin1Slice(9, 12));

/** Hands over each answer once it is there as a whole: most come in one piece. */
function eachAnswer(socket, take) {
  let chunks = [];
  let missing = null;
  socket.on('data', (chunk) => {
    chunks.push(chunk);
    missing =
      missing === null
        ? missingAfter(chunks.length === 1 ? chunk : Buffer.concat(chunks))
        : missing - chunk.length;
    if (missing !== 0) return;
    const answer = chunks.length === 1 ? chunk : Buffer.concat(chunks);
    chunks = [];
    missing = null;
    take(answer);
  });
}

/** How many bytes of an answer are still to come; null while its head is not complete. */
function missingAfter(bytes) {
  const head = bytes.indexOf('\r\n\r\n');
  if (head === -1) return null;
  const [, length = '0'] = /\r\ncontent-length: (\d+)/i.exec(bytes.latin1Slice(0, head)) ?? [];
  return head + 4 + Number(length) - bytes.length;
}
