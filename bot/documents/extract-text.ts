import { Worker } from 'node:worker_threads';

/** A file on disk, or its bytes. `fileName` decides only where bytes do not: a text may begin like a picture. */
export type DocumentFile = { fileName: string } & ({ path: string } | { bytes: Uint8Array });
export type ExtractedText = { text: string } | { problem: TextProblem };
/** `damaged` also stands for documents locked with a password, `tooLong` for those that grow too large when unpacked. */
export type TextProblem = 'empty' | 'damaged' | 'tooLong' | 'wrongType' | 'timedOut';

const timeoutMs = 15_000;
const heapMb = 256;
/** Unpacked bytes stand outside the heap, where no limit of Node reaches: so the whole process is watched. */
const mostGrowthBytes = 512 * 1024 * 1024;
const lookEveryMs = 50;

/**
 * The text of a .txt, .docx or .pdf. Never throws. What people send may be damaged or made to do harm, so it is read in a
 * thread that can be ended: when it takes too long, or too much memory.
 */
export function extractText(file: DocumentFile, limitMs: number = timeoutMs): Promise<ExtractedText> {
  const worker = new Worker(new URL('./extract-text-worker.ts', import.meta.url), {
    workerData: file,
    resourceLimits: { maxOldGenerationSizeMb: heapMb },
    env: {},
    execArgv: [],
    stdout: true,
    stderr: true,
  });
  return new Promise((resolve) => {
    const memoryBefore = process.memoryUsage.rss();
    const end = (result: ExtractedText) => {
      clearTimeout(timer);
      clearInterval(watch);
      void worker.terminate();
      resolve(result);
    };
    const timer = setTimeout(() => end({ problem: 'timedOut' }), limitMs);
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() - memoryBefore > mostGrowthBytes) end({ problem: 'tooLong' });
    }, lookEveryMs);
    worker.once('message', (result: ExtractedText) => end(result));
    worker.once('error', (error) => end({ problem: isOutOfMemory(error) ? 'tooLong' : 'damaged' }));
    worker.once('exit', () => end({ problem: 'damaged' }));
  });
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
