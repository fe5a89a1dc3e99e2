import type { Button } from '../workflows/outgoing.ts';
import { tapData } from './taps/tap-data.ts';
import { showAgainText } from './texts/reminders.ts';

/** One row a package: a tap brings its prompt once more. */
export function showAgainButtons(packages: readonly { code: string }[]): Button[][] {
  return packages.map(({ code }) => [
    { text: showAgainText(code), word: code, data: tapData({ verb: 'again', code }) },
  ]);
}
