// Runs dependency-cruiser and fails as well when it read next to nothing: a check that finds no sources proves nothing. So does one that
// passes a folder by.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';

import folders from './dashboard-folders.cjs';

const FEWEST_MODULES = 100;

const listed = new Set(Object.values(folders).flat());
const unlisted = readdirSync('apps/dashboard/src', { withFileTypes: true })
  .filter((each) => each.isDirectory() && !listed.has(each.name))
  .map(({ name }) => name);
if (unlisted.length > 0) {
  console.error(
    `No import direction is checked for apps/dashboard/src/${unlisted.join(', ')}: list it in scripts/dashboard-folders.cjs.`,
  );
  process.exit(1);
}

const { status, stdout, stderr } = spawnSync(
  'depcruise',
  ['apps', 'packages', '--config', '.dependency-cruiser.cjs'],
  {
    encoding: 'utf8',
  },
);
const report = stdout.split('\n\n‼ missing-tsc-transpiler')[0]; // it reads TypeScript through swc, which knows our syntax
console.log(report.trim());
if (status !== 0) {
  console.error(stderr);
  process.exit(status ?? 1);
}
const [, modules] = /\((\d+) modules/.exec(report) ?? [];
if (Number(modules ?? 0) < FEWEST_MODULES) {
  console.error(`Only ${modules ?? 'no'} modules were read; expected at least ${FEWEST_MODULES}.`);
  process.exit(1);
}
