import { readFileSync } from 'node:fs';

export interface Memory {
  /** Resident now, in MB. */
  now: number;
  /** The most that ever was, in MB. */
  peak: number;
}

/** What Linux says of a process (proc(5)); elsewhere there is nothing to read and it throws. */
export function memoryOf(pid: number): Memory {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return { now: megabytes(status, 'VmRSS'), peak: megabytes(status, 'VmHWM') };
}

function megabytes(status: string, field: string): number {
  return Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) / 1024;
}
