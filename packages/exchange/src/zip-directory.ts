import { RefusedFile } from './refused-file.js';

/** One file of a zip as its directory declares it. */
export interface ZipEntry {
  readonly name: string;
  readonly compressed: boolean;
  readonly checksum: number;
  readonly inflatedBytes: number;
  readonly data: Buffer;
}

const END = 0x06054b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
const DIRECTORY_ENTRY = 0x02014b50;
const DIRECTORY_ENTRY_BYTES = 46;
const LOCAL_ENTRY = 0x04034b50;
const LOCAL_ENTRY_BYTES = 30;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 0x2041;

const damaged = (): RefusedFile =>
  new RefusedFile(
    'The file is damaged. Open it in Excel, save it again as an Excel workbook (.xlsx) and try that.',
  );

/**
 * The entries of a zip, none inflated yet. Its directory and what stands before each entry must say the same, and no entry may lie in another:
 * every program that reads the file then reads the same.
 *
 * @throws RefusedFile for anything else, and for more than so many entries
 */
export function readZipDirectory(bytes: Buffer, mostEntries: number): ZipEntry[] {
  const end = findEnd(bytes);
  const count = bytes.readUInt16LE(end + 10);
  const size = bytes.readUInt32LE(end + 12);
  const start = bytes.readUInt32LE(end + 16);
  const oneDisk = bytes.readUInt32LE(end + 4) === 0 && bytes.readUInt16LE(end + 8) === count;
  if (!oneDisk || start + size !== end) throw damaged();
  if (count > mostEntries) throw new RefusedFile(`The file holds more than ${mostEntries} parts.`);
  const entries: Placed[] = [];
  let at = start;
  for (let n = 0; n < count; n++) {
    if (at + DIRECTORY_ENTRY_BYTES > end || bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) throw damaged();
    const entry = readEntry(bytes, at, start);
    entries.push(entry);
    at = entry.next;
  }
  if (at !== end) throw damaged();
  refuseOverlaps(entries);
  return entries;
}

interface Placed extends ZipEntry {
  readonly from: number;
  readonly to: number;
  readonly next: number;
}

function findEnd(bytes: Buffer): number {
  for (let at = bytes.length - END_BYTES; at >= 0 && at >= bytes.length - END_BYTES - LONGEST_COMMENT; at--)
    if (bytes.readUInt32LE(at) === END && at + END_BYTES + bytes.readUInt16LE(at + 20) === bytes.length)
      return at;
  throw damaged();
}

function readEntry(bytes: Buffer, at: number, directory: number): Placed {
  const [flags, method] = [bytes.readUInt16LE(at + 8), bytes.readUInt16LE(at + 10)];
  if ((flags & ENCRYPTED) !== 0)
    throw new RefusedFile('The file is protected by a password. Save it without one.');
  if (method !== STORED && method !== DEFLATED) throw damaged();
  const compressedBytes = bytes.readUInt32LE(at + 20);
  const inflatedBytes = bytes.readUInt32LE(at + 24);
  const nameBytes = bytes.readUInt16LE(at + 28);
  const name = bytes.subarray(at + DIRECTORY_ENTRY_BYTES, at + DIRECTORY_ENTRY_BYTES + nameBytes);
  const from = bytes.readUInt32LE(at + 42);
  if (from + LOCAL_ENTRY_BYTES > directory || bytes.readUInt32LE(from) !== LOCAL_ENTRY) throw damaged();
  const localNameBytes = bytes.readUInt16LE(from + 26);
  const nameEnds = from + LOCAL_ENTRY_BYTES + localNameBytes;
  const begins = nameEnds + bytes.readUInt16LE(from + 28);
  const to = begins + compressedBytes;
  const agrees =
    bytes.readUInt16LE(from + 8) === method &&
    bytes.subarray(from + LOCAL_ENTRY_BYTES, nameEnds).equals(name);
  if (!agrees || to > directory) throw damaged();
  if (method === STORED && compressedBytes !== inflatedBytes) throw damaged();
  return {
    name: decodeName(name),
    compressed: method === DEFLATED,
    checksum: bytes.readUInt32LE(at + 16),
    inflatedBytes,
    data: bytes.subarray(begins, to),
    from,
    to,
    next: at + DIRECTORY_ENTRY_BYTES + nameBytes + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32),
  };
}

function decodeName(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw damaged();
  }
}

function refuseOverlaps(entries: readonly Placed[]): void {
  let free = 0;
  for (const { from, to } of entries.toSorted((one, other) => one.from - other.from)) {
    if (from < free) throw damaged();
    free = to;
  }
}
