import type { Config } from '../../config.ts';
import { type Finding, wrong } from './finding.ts';

const about = 'web';
const answersWithinMs = 5000;

/** Whether the program runs and is well, as `/healthz` tells, and who else can ask it. Nothing for a port that is not known. */
export async function* examineWeb({ host, port }: Config['web']): AsyncGenerator<Finding> {
  if (port === 0) return;
  yield await health(`http://${reachableAt(host)}:${port}`);
  if (/^(localhost|127(\.\d+){3}|::1)$/.test(host)) return;
  const todo = 'set HOST=127.0.0.1, or keep others away from that port: /metrics asks for no password';
  yield { level: 'note', about, text: `it listens at ${host}, not on this machine alone`, todo };
}

/** An address that stands for all of the machine's is no address to ask. */
function reachableAt(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}

async function health(root: string): Promise<Finding> {
  try {
    const response = await fetch(`${root}/healthz`, { signal: AbortSignal.timeout(answersWithinMs) });
    const text = await response.text();
    if (response.status === 200 && text === 'ok')
      return { level: 'fine', about, text: `the program answers at ${root}` };
    if (response.status === 503) return wrong(about, `not well: ${text}`, 'look for errors in its log');
    return wrong(about, `something else answers at ${root}`, 'set another PORT');
  } catch {
    return { level: 'note', about, text: `nobody answers at ${root}: the program does not run`, todo: 'start it' };
  }
}
