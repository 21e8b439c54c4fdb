import { RefusedFile } from './refused-file.js';

/** One piece of an XML text: names without their prefix, as the two kinds of workbook differ in prefixes only. */
export type XmlPiece =
  | { readonly kind: 'open'; readonly name: string; readonly attributes: () => Map<string, string> }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string };

const PIECE =
  /<!--[^]*?-->|<\?[^]*?\?>|<!\[CDATA\[(?<data>[^]*?)\]\]>|<(?<slash>\/?)(?<name>[\p{L}_][\p{L}\p{N}_.:-]*)(?<rest>(?:\s+[^\s=<>/]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(?<empty>\/?)>|(?<text>[^<]+)/uy;
const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gu;
const ENTITY = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{1,10}));|&/giu;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const DEEPEST = 100;

const malformed = (): RefusedFile => new RefusedFile('The file is damaged: part of it is not XML.');

/** The pieces of an XML text without a document type, in their order. An empty element opens and closes. @throws RefusedFile when malformed */
export function* readXml(text: string): Generator<XmlPiece> {
  const piece = new RegExp(PIECE);
  const open: string[] = [];
  while (piece.lastIndex < text.length) {
    const { groups = {} } = piece.exec(text) ?? refuse();
    const { name, slash, rest = '', empty, data } = groups;
    if (name !== undefined && !slash) {
      yield { kind: 'open', name: local(name), attributes: () => readAttributes(rest) };
      if (empty) yield { kind: 'close', name: local(name) };
      else if (open.push(name) > DEEPEST) throw malformed();
    } else if (name !== undefined) {
      if (rest || empty || open.pop() !== name) throw malformed();
      yield { kind: 'close', name: local(name) };
    } else if (data !== undefined) yield { kind: 'text', text: oneLineEnd(data) };
    else if (groups['text'] !== undefined) yield { kind: 'text', text: decode(oneLineEnd(groups['text'])) };
  }
  if (open.length > 0) throw malformed();
}

const refuse = (): never => {
  throw malformed();
};

const local = (name: string): string => name.slice(name.indexOf(':') + 1);
const oneLineEnd = (text: string): string => text.replaceAll(/\r\n?/g, '\n');

function readAttributes(text: string): Map<string, string> {
  return new Map(
    [...text.matchAll(ATTRIBUTE)].map(([, name = '', one, other]) => [
      local(name),
      decode(one ?? other ?? ''),
    ]),
  );
}

function decode(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(ENTITY, (_, ...groups: (string | undefined)[]) => {
    const [decimal, hexadecimal, name] = groups;
    const known = name === undefined ? undefined : NAMED[name];
    if (known !== undefined) return known;
    const code = decimal ? Number(decimal) : hexadecimal ? Number.parseInt(hexadecimal, 16) : Number.NaN;
    if (!(code > 0 && code <= 0x10_ff_ff)) throw malformed();
    return String.fromCodePoint(code);
  });
}
