import { isMap, isNode, isScalar, LineCounter, parseDocument, visit, type Document } from 'yaml';

/** Keys and indices from the top of a file to one of its values. */
export type Path = readonly PropertyKey[];

/** Something wrong at a path; `key` where it is the key itself that is wrong. Without a path it belongs to `line`. */
export interface Complaint {
  readonly path: Path;
  readonly rule: string;
  readonly key?: string;
  readonly line?: number;
}

/** A YAML text as plain values, with the way back from a path to its line. */
export interface YamlText {
  readonly value: unknown;
  /** What keeps the text from being read as YAML; `value` is undefined then. */
  readonly complaints: readonly Complaint[];
  readonly lineOf: (complaint: Complaint) => number | undefined;
}

/** Reads YAML without anchors and aliases: a framework file says everything where it stands. */
export function readYaml(text: string): YamlText {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const complaints: Complaint[] = [...document.errors, ...document.warnings].map(({ message, pos }) => ({
    path: [],
    rule: message,
    line: lines.linePos(pos[0]).line,
  }));
  visit(document, {
    Alias: (_key, { range, source }) => {
      const at = range ? { line: lines.linePos(range[0]).line } : {};
      complaints.push({ path: [], rule: `write out what *${source} stands for`, ...at });
    },
  });
  return {
    value: complaints.length === 0 ? document.toJS() : undefined,
    complaints,
    lineOf: (complaint) => {
      if (complaint.line !== undefined) return complaint.line;
      const offset = offsetOf(document, complaint);
      return offset === undefined ? undefined : lines.linePos(offset).line;
    },
  };
}

/** Writes a path as `themes[0].recommendations[3].enablers[1]`. */
export function placeOf(path: Path): string {
  if (path.length === 0) return 'the file';
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '');
}

/** Where the value at a path begins, or the nearest value around it that is there. */
function offsetOf(document: Document, { path, key }: Complaint): number | undefined {
  for (let depth = path.length; depth >= 0; depth -= 1) {
    const node = depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true);
    if (!isNode(node)) continue;
    const pair =
      key !== undefined && isMap(node) ? node.items.find((item) => isKey(item.key, key)) : undefined;
    const found = isNode(pair?.key) ? pair.key : node;
    return found.range?.[0];
  }
  return undefined;
}

function isKey(node: unknown, key: string): boolean {
  return isScalar(node) && String(node.value) === key;
}
