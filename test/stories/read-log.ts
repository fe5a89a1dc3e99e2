import { execFileSync } from 'node:child_process';
import type { Settings } from '../support/alur-process.ts';

/** The command line, as an auditor uses it while the program runs. Throws when it ends with another code than 0. */
export function alur(settings: Settings, ...args: string[]): string {
  const env = { ...process.env, ...settings };
  return execFileSync(process.execPath, ['cli/alur.ts', ...args], {
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Types of the logged events of a package, oldest first; with the step where there is one: `StepAccepted receiving`. */
export function eventsOf(settings: Settings, code: string): string[] {
  const lines = alur(settings, 'history', code, '--format', 'json').trim().split('\n');
  return lines.map((line) => {
    const { type, payload } = JSON.parse(line) as { type: string; payload: { step?: string } };
    return payload.step ? `${type} ${payload.step}` : type;
  });
}

export function countOf(events: readonly string[], type: string): number {
  return events.filter((event) => event === type).length;
}
