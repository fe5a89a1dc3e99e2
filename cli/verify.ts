import type { BrokenRow } from '../storage/verify-events.ts';
import { type Command, done, failed, readArguments, UsageError } from './command.ts';
import { withOffice } from './open-office.ts';

export const verify: Command = {
  word: 'verify',
  usage: '[--head HASH]',
  help: "checks the log's hash chain; --head: also that an earlier head is still in it",
  async run(args, shell) {
    const head = readHead(readArguments(args, { head: { type: 'string' } }).values.head);
    const result = await withOffice(shell, ({ storage }) => storage.verify(head === undefined ? {} : { head }));
    shell.stdout.write(`rows ${result.rows}\n${result.ok ? `head ${result.head}` : brokenText(result.broken)}\n`);
    if (result.ok) return done;
    shell.stderr.write('The log does not hold: it was changed from outside, or damaged. Compare it with a backup.\n');
    return failed;
  },
};

function readHead(written: string | undefined): string | undefined {
  if (written === undefined || /^[0-9a-f]{64}$/i.test(written)) return written?.toLowerCase();
  throw new UsageError('--head must be the 64 hexadecimal digits that verify printed');
}

function brokenText({ seq, why }: BrokenRow): string {
  return `broken ${seq} ${reasons[why]}`;
}

const reasons: Readonly<Record<BrokenRow['why'], string>> = {
  changed: 'changed: its hash does not follow from it and the row before',
  missing: 'missing: later rows are there',
  headNotFound:
    'is the last one, and the given head is not among the rows: a tail was cut off, or the head is of another log',
};
