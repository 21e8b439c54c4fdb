import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

/** One file of a zip; what is given besides name and content is declared instead of the truth. */
export interface Entry {
  readonly name: string;
  readonly content: Buffer;
  readonly declaredBytes?: number;
  readonly localName?: string;
}

/** A zip of these files, with whatever it is told to lie about. */
export function makeZip(entries: readonly Entry[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, declaredBytes = content.length, localName = name } of entries) {
    const data = deflateRawSync(content);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(declaredBytes, 18);
    common.writeUInt16LE(Buffer.byteLength(localName), 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, Buffer.from(localName), data]);
    const entry = Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.alloc(42), Buffer.from(name)]);
    common.copy(entry, 6);
    entry.writeUInt16LE(Buffer.byteLength(name), 28);
    entry.writeUInt32LE(offset, 42);
    files.push(local);
    directory.push(entry);
    offset += local.length;
  }
  const names = Buffer.concat(directory);
  const end = Buffer.concat([Buffer.from('PK\u0005\u0006'), Buffer.alloc(18)]);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(names.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, names, end]);
}

/** The files of an honest zip. */
export function readZip(bytes: Buffer): Entry[] {
  const end = bytes.lastIndexOf('PK\u0005\u0006');
  const entries: Entry[] = [];
  for (let at = bytes.readUInt32LE(end + 16); at < end;) {
    const nameBytes = bytes.readUInt16LE(at + 28);
    const from = bytes.readUInt32LE(at + 42);
    const begins = from + 30 + bytes.readUInt16LE(from + 26) + bytes.readUInt16LE(from + 28);
    const data = bytes.subarray(begins, begins + bytes.readUInt32LE(at + 20));
    entries.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameBytes),
      content: bytes.readUInt16LE(at + 10) === 8 ? inflateRawSync(data) : data,
    });
    at += 46 + nameBytes + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

/** The same zip with one of its files written anew. */
export const rewrite = (bytes: Buffer, name: string, write: (text: string) => string): Buffer =>
  makeZip(
    readZip(bytes).map((entry) =>
      entry.name === name ? { name, content: Buffer.from(write(entry.content.toString())) } : entry,
    ),
  );
