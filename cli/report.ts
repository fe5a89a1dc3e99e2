import { extname } from 'node:path';
import { loadConfig } from '../config.ts';
import { streamRecap } from '../reports/make-recap.ts';
import { streamRegister } from '../reports/make-register.ts';
import { type ReportFormat, reportFormats } from '../reports/report.ts';
import { dayOf } from '../workflows/deadlines.ts';
import { type Period, readPeriod } from '../workflows/period.ts';
import { type Command, done, readArguments, UsageError } from './command.ts';
import { withOffice } from './open-office.ts';
import { withProgress } from './progress.ts';
import { writeOutput } from './write-output.ts';

const usage = '[--period 2025-06] [--format csv|json|xlsx|pdf] [--out FILE]';

export const register: Command = {
  word: 'register',
  usage,
  help: 'everything handed in during a period (this month without one)',
  run: reportRunner('register', streamRegister),
};

export const recap: Command = {
  word: 'recap',
  usage,
  help: 'everything published during a period (this month without one)',
  run: reportRunner('recap', streamRecap),
};

const options = { period: { type: 'string' }, format: { type: 'string' }, out: { type: 'string' } } as const;

function reportRunner(word: string, makeStream: typeof streamRegister): Command['run'] {
  return async (args, shell) => {
    const { values } = readArguments(args, options);
    const format = readFormat(values.format, values.out);
    refuseBytesOnScreen(format, values.out, shell.stdout);
    const now = shell.now();
    const period = periodOf(values.period, dayOf(now.toISOString(), loadConfig(shell.env).office));
    await withOffice(shell, async ({ storage, office }) => {
      const rows = withProgress(storage.reports, word, shell);
      await writeOutput(makeStream(rows, office, period, format, now.toISOString()).chunks, values.out, shell);
    });
    return done;
  };
}

/** Without `--format` the ending of the file decides, then CSV. */
function readFormat(written: string | undefined, out: string | undefined): ReportFormat {
  const ending = out === undefined ? undefined : extname(out).slice(1).toLowerCase();
  const format = reportFormats.find((known) => known === (written ?? ending));
  if (format) return format;
  if (written === undefined) return 'csv';
  throw new UsageError(`--format must be ${reportFormats.join(', ')}, not ${JSON.stringify(written)}`);
}

function periodOf(written: string | undefined, today: string): Period {
  const period = readPeriod(written ?? '', today);
  if (period) return period;
  throw new UsageError(
    `--period must be like 2025-06, "juni 2025", "triwulan 2 2025" or 2025, not ${JSON.stringify(written)}`,
  );
}

function refuseBytesOnScreen(format: ReportFormat, out: string | undefined, stdout: object): void {
  const isScreen = 'isTTY' in stdout && stdout.isTTY === true;
  if ((format === 'xlsx' || format === 'pdf') && out === undefined && isScreen)
    throw new UsageError(`${format} is nothing for a screen: give --out FILE`);
}
