// Fails when an export of packages/* has no docstring. Prettier sees to it that an export of its own begins a line.
import { globSync, readFileSync } from 'node:fs';

const FEWEST_EXPORTS = 300;

const EXPORT =
  /^export (?:declare )?(?:abstract )?(?:async )?(?:const|let|class|enum|function\*?|interface|type) (\w+)/;
/** Parameters of an address, routes (each has its summary), and what is made of a schema or a list that has the docstring. */
const EXEMPT = [
  /^export const \w+Key = /,
  /^export const \w+Routes = /,
  /^export const \w+ = z\.enum\([A-Z_]+\);/,
  /^export type \w+ = z\.output</,
  /^export type \w+ = \(typeof [A-Z_]+\)\[number\];/,
];

let read = 0;
const bare = [];
for (const file of globSync('packages/*/src/**/*.ts', {
  exclude: (path) => /\.(test|prove)\.ts$/.test(path),
})) {
  const lines = readFileSync(file, 'utf8').split('\n');
  let named = '';
  for (const [at, line] of lines.entries()) {
    const name = EXPORT.exec(line)?.[1];
    if (name === undefined || name === named || EXEMPT.some((form) => form.test(line))) continue;
    named = name; // the further signatures of a function stand under its first one's docstring
    read += 1;
    if (!hasDocstring(lines.slice(0, at))) bare.push(`${file}:${at + 1} ${name}`);
  }
}

/** Whether what stands above an export ends with a docstring; a lint suppression may stand between. */
function hasDocstring(above) {
  const end = above.findLastIndex((line) => !line.startsWith('// oxlint-disable'));
  if (!above[end]?.endsWith('*/')) return false;
  return (
    above.findLastIndex((line) => line.startsWith('/**')) >
    above.findLastIndex((line, at) => at < end && line.endsWith('*/'))
  );
}

if (read < FEWEST_EXPORTS) bare.push(`Only ${read} exports were read; expected at least ${FEWEST_EXPORTS}.`);
if (bare.length > 0) {
  console.error(`Without a docstring:\n${bare.join('\n')}`);
  process.exit(1);
}
console.log(`${read} exports of packages/* have a docstring.`);
