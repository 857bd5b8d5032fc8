/**
 * Something on record that this code does not know: while a release is rolled out, a newer part has written it. Whoever
 * meets it leaves that case for a newer part, or for later, and goes on with all others.
 */
export class UnknownToThisReleaseError extends Error {
  constructor(what: string) {
    super(`${what} is not known to this release`);
    this.name = 'UnknownToThisReleaseError';
  }
}
