/** A failure that its reader can do something about: printed as it is, without a stack. */
export class Failure extends Error {
  override name = 'Failure';
}
