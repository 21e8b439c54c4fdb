import { crc32, inflateRawSync } from 'node:zlib';

import { RefusedFile } from './refused-file.js';
import { readXml } from './xml.js';
import { readZipDirectory, type ZipEntry } from './zip-directory.js';

/** What a file may be at most. Bytes count in thousands. */
export const FILE_LIMITS = { bytes: 5_000_000, entries: 200, inflatedBytes: 20_000_000 } as const;

const AS_WORKBOOK = 'Save it as an Excel workbook (.xlsx) and try that.';

/** Parts that are pictures, fonts or settings of printers: never read. Everything else must be XML. */
const NOT_READ = /\.(?:bmp|emf|gif|jpe?g|png|svg|tiff?|wmf|odttf)$|^xl\/printerSettings\/[^/]+\.bin$/i;

const UNWANTED: readonly (readonly [RegExp, string])[] = [
  [/(?:^|\/)(?:vba|macrosheets\/|dialogsheets\/|activeX\/)/i, `The file holds macros. ${AS_WORKBOOK}`],
  [
    /(?:^|\/)(?:externalLinks|queryTables)\/|(?:^|\/)connections\.xml$/i,
    'The file has links to other files or data. Break them and save it again.',
  ],
  [/(?:^|\/)embeddings\//i, 'Another file is embedded in this one. Take it out and save it again.'],
];

/**
 * The XML parts of a workbook by their names, once nothing about the file is out of the ordinary.
 *
 * Sizes are checked as declared before anything is inflated and counted while it is; a part ends exactly where it said, with its checksum.
 *
 * @throws RefusedFile that says what is wrong with it
 */
export function openWorkbook(bytes: Buffer): Map<string, string> {
  refuseOtherKinds(bytes);
  const entries = readZipDirectory(bytes, FILE_LIMITS.entries);
  refuseNames(entries);
  if (sum(entries) > FILE_LIMITS.inflatedBytes) throw tooMuch();
  const parts = new Map<string, string>();
  for (const entry of entries) {
    const content = inflate(entry);
    if (!NOT_READ.test(entry.name) && !entry.name.endsWith('/')) parts.set(entry.name, decodeXml(content));
  }
  refuseContents(parts);
  return parts;
}

const sum = (entries: readonly ZipEntry[]): number =>
  entries.reduce((all, { inflatedBytes }) => all + inflatedBytes, 0);
const tooMuch = (): RefusedFile =>
  new RefusedFile(`Unpacked, the file would be larger than ${FILE_LIMITS.inflatedBytes / 1_000_000} MB.`);

function refuseOtherKinds(bytes: Buffer): void {
  if (bytes.length > FILE_LIMITS.bytes)
    throw new RefusedFile(`The file is larger than ${FILE_LIMITS.bytes / 1_000_000} MB.`);
  const start = bytes.subarray(0, 4).toString('latin1');
  if (start === '\u00d0\u00cf\u0011\u00e0')
    throw new RefusedFile(`The file is protected by a password or of an old kind of Excel. ${AS_WORKBOOK}`);
  if (start !== 'PK\u0003\u0004') throw new RefusedFile(`The file is not an Excel workbook. ${AS_WORKBOOK}`);
}

function refuseNames(entries: readonly ZipEntry[]): void {
  const names = entries.map(({ name }) => name);
  if (names.some((name) => /[\\:\p{C}]|^\/|^$|(?:^|\/)\.{1,2}(?:\/|$)|\/\//u.test(name)))
    throw new RefusedFile('A part of the file has a name that leads outside it.');
  if (new Set(names.map((name) => name.normalize('NFC').toLowerCase())).size < names.length)
    throw new RefusedFile('A part of the file stands in it twice.');
  for (const [unwanted, why] of UNWANTED)
    if (names.some((name) => unwanted.test(name))) throw new RefusedFile(why);
}

function inflate({ compressed, data, inflatedBytes, checksum }: ZipEntry): Buffer {
  const content = compressed ? inflateAtMost(data, inflatedBytes) : data;
  if (content.length !== inflatedBytes || crc32(content) !== checksum)
    throw new RefusedFile('The file is damaged: part of it is not what it says it is.');
  return content;
}

function inflateAtMost(data: Buffer, bytes: number): Buffer {
  try {
    return inflateRawSync(data, { maxOutputLength: Math.max(bytes, 1) });
  } catch {
    throw new RefusedFile('The file is damaged: part of it does not unpack to the size that it says.');
  }
}

function decodeXml(content: Buffer): string {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    throw new RefusedFile('The file is damaged: part of it is not text.');
  }
  const [, encoding = 'utf-8'] = /^\s*<\?xml[^>]*?encoding\s*=\s*["']([^"']*)/.exec(text) ?? [];
  if (!/^(?:utf-?8|us-ascii)$/i.test(encoding)) throw new RefusedFile('Part of the file is not in UTF-8.');
  if (/<!\s*(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)/i.test(text))
    throw new RefusedFile('Part of the file defines a document type of its own.');
  return text;
}

function refuseContents(parts: ReadonlyMap<string, string>): void {
  const types = parts.get('[Content_Types].xml');
  if (types === undefined) throw new RefusedFile(`The file is not an Excel workbook. ${AS_WORKBOOK}`);
  if (/macroEnabled|vbaProject|sheet\.binary/i.test(types))
    throw new RefusedFile(`The file is of a kind that can hold macros. ${AS_WORKBOOK}`);
  for (const [name, text] of parts) if (/\.rels$/i.test(name)) refuseOutsideTargets(text);
}

/** A link that somebody typed into a cell is never followed; anything else from outside would be loaded by whoever opens the file. */
function refuseOutsideTargets(relationships: string): void {
  for (const piece of readXml(relationships)) {
    if (piece.kind !== 'open' || piece.name !== 'Relationship') continue;
    const attributes = piece.attributes();
    if (attributes.get('TargetMode')?.toLowerCase() !== 'external') continue;
    if (!attributes.get('Type')?.endsWith('/hyperlink'))
      throw new RefusedFile('The file has links to other files or data. Break them and save it again.');
  }
}
