// Sends requests over plain sockets: one connection and one request at a time for each client. It costs little itself, which matters where
// it shares two cores with what it measures.
import { once } from 'node:events';
import { connect } from 'node:net';

const WARM_UP_MS = 300;

/** One request as it goes over the wire. */
export function requestOf({ method = 'GET', path, headers = {}, body }) {
  const text = body === undefined ? '' : JSON.stringify(body);
  const lines = Object.entries({
    host: 'localhost',
    ...headers,
    ...(body !== undefined && {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
    }),
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${text}`);
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
  try {
    for (let sent = performance.now(); sent < ends;) {
      socket.write(next());
      requests++;
      const answer = read(await answerOn(socket));
      const now = performance.now();
      if (answer.status !== status) throw new Error(`Answered ${answer.status}: ${answer.text}`);
      if (sent >= begins && now <= ends) times.push(now - sent);
      sent = now;
    }
  } finally {
    socket.destroy();
  }
  return { times, requests };
}

function answerOn(socket) {
  return new Promise((resolve, reject) => {
    const chunks = [];
    let missing = null;
    const settle = (end) => {
      socket.off('data', take).off('error', fail).off('close', fail);
      end();
    };
    const fail = (error) => settle(() => reject(error || new Error('The connection was closed')));
    const take = (chunk) => {
      chunks.push(chunk);
      missing = missing === null ? missingAfter(Buffer.concat(chunks)) : missing - chunk.length;
      if (missing === 0) settle(() => resolve(Buffer.concat(chunks)));
    };
    socket.on('data', take).on('error', fail).on('close', fail);
  });
}

/** How many bytes of an answer are still to come; null while its head is not complete. */
function missingAfter(bytes) {
  const head = bytes.indexOf('\r\n\r\n');
  if (head === -1) return null;
  const [, length = '0'] = /\r\ncontent-length: (\d+)/i.exec(bytes.latin1Slice(0, head)) ?? [];
  return head + 4 + Number(length) - bytes.length;
}

const read = (bytes) => ({
  status: Number(bytes.latin1Slice(9, 12)),
  text: bytes.toString('utf8', 0, 2_000),
});
