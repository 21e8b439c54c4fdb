/** A failure that its reader can do something about: printed as it is, without a stack. */
export class Failure extends Error {
  override name = 'Failure';
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'you may not',
  EEXIST: 'a file stands in its place',
  EISDIR: 'it is a folder, not a file',
  ENOENT: 'there is no such file',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a file stands in its place',
  EROFS: 'it is read-only',
};

/** Why the system refused a file or folder, in words where it is one of the usual reasons. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  return REASONS[code] ?? code;
}
