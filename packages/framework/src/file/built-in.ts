import { readdirSync, readFileSync } from 'node:fs';

import type { FrameworkVersion } from '../model.js';
import { parseFramework } from './parse-framework.js';

const CONTENT = new URL('../../content/', import.meta.url);

/**
 * The framework versions that come with Plumbline, by id and version.
 *
 * Throws: FrameworkFileError when one of the files is faulty.
 *
 * @example
 * builtInFrameworks().map(({ id, version }) => `${id}:${version}`); // ['cscip-2017:1', 'ofsted-ilacs:2018', 'ofsted-ilacs:2023']
 */
export function builtInFrameworks(): readonly FrameworkVersion[] {
  return readdirSync(CONTENT)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => parseFramework(readFileSync(new URL(name, CONTENT), 'utf8'), name))
    .toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : a.version - b.version));
}
