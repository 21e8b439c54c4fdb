/** A file that is not taken. Its message says why, in one sentence for whoever sent it. */
export class RefusedFile extends Error {
  override name = 'RefusedFile';
}
