/** Somebody wrote it since it was read: read again and decide again. */
export class VersionConflict extends Error {
  constructor(what: string) {
    super(`Version conflict: ${what} was written since it was read`);
    this.name = 'VersionConflict';
  }
}
