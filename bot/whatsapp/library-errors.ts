import type { Log } from '../../workflows/ports.ts';

/** The library's own: it gives them the status of an answer. */
export function isOfLibrary(error: unknown): error is Error & { output: { statusCode: number } } {
  return error instanceof Error && 'isBoom' in error;
}

/** What WhatsApp answers to a question about a group that the number is not in: forbidden, or not found. */
export function isOutside(error: unknown): boolean {
  return isOfLibrary(error) && 'data' in error && [403, 404].includes(Number(error.data));
}

/**
 * The library does not wait for everything that it begins; when the connection ends under it, that rejects, nobody hears,
 * and the whole program would end. Those are outlived; every other rejection ends the program as ever.
 */
export function outliveRejections(log: Log): () => void {
  const take = (reason: unknown) => {
    if (!isOfLibrary(reason) && !isOfNetwork(reason)) throw reason;
    log.debug({ reason: reason.message }, 'WhatsApp left something undone');
  };
  process.on('unhandledRejection', take);
  return () => void process.off('unhandledRejection', take);
}

function isOfNetwork(error: unknown): error is Error {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return ['EPIPE', 'ECONNRESET', 'ECONNREFUSED', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN'].includes(code);
}
