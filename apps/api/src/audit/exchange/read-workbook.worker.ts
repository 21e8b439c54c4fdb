import { parentPort, workerData } from 'node:worker_threads';

import { readWorkbook, RefusedFile } from '@plumbline/exchange/reading';

import type { Reply } from './workbook-reader.js';

/** Reads one workbook and ends. Whatever a file makes go wrong in here is the file's doing. */
function read(bytes: Uint8Array): Reply {
  try {
    return { sheets: readWorkbook(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)) };
  } catch (error) {
    return { refused: error instanceof RefusedFile ? error.message : 'The file is damaged.' };
  }
}

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
parentPort?.postMessage(read(workerData as Uint8Array));
