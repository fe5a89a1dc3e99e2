import { accessSync, constants, statfsSync } from 'node:fs';

/**
 * Imported first, for its effect: where the system has a file system in memory with room (Linux), temporary folders are made
 * there, unless TMPDIR says where. Nothing in the suite pulls the plug of the machine, so it need not wait for the disk.
 * Soaks and benchmarks stay on the disk.
 */
const folder = '/dev/shm';
const enoughBytes = 2 ** 30;

if (process.env.TMPDIR === undefined && hasRoom()) process.env.TMPDIR = folder;

function hasRoom(): boolean {
  try {
    accessSync(folder, constants.W_OK);
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize >= enoughBytes;
  } catch {
    return false;
  }
}
