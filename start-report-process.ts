import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ReportAnswer, ReportRequest } from './report-process.ts';
import { withoutPaperCaption } from './reports/captions.ts';

export interface ReportMaker {
  make(request: ReportRequest): Promise<Extract<ReportAnswer, { ok: true }>>;
  /** Ends what is being made: its message waits in the outbox for the next start. */
  close(): void;
}

/** Longer than any paper takes; then something is wrong with it. */
const patienceMs = 5 * 60_000;
/** Three times what 5,000 packages need as a PDF. */
const heapMb = 512;
const program = fileURLToPath(new URL('./report-process.ts', import.meta.url));

/** Makes reports in a process of their own, one after the other: two would take twice the memory at once. */
export function openReportMaker(): ReportMaker {
  let last: Promise<unknown> = Promise.resolve();
  let child: ChildProcess | undefined;
  let isClosed = false;
  const run = (request: ReportRequest) => {
    if (isClosed) throw new Error('No more reports: the program stops');
    child = fork(program, {
      execArgv: [`--max-old-space-size=${heapMb}`, '--max-semi-space-size=4'],
      env: {},
      serialization: 'advanced',
      stdio: 'ignore',
    });
    return ask(child, request);
  };
  return {
    make(request) {
      const made = last.then(() => makeOrElse(run, request));
      last = made.catch(() => undefined);
      return made;
    },
    close() {
      isClosed = true;
      child?.kill('SIGKILL');
    },
  };
}

/** The process ended before it answered. */
export class ProcessEnded extends Error {
  override readonly name = 'ProcessEnded';
}

type Run = (request: ReportRequest) => Promise<Extract<ReportAnswer, { ok: true }>>;

/** A paper that ended its process would end the next one as well: the workbook needs a fraction of its memory. */
export async function makeOrElse(run: Run, request: ReportRequest): ReturnType<Run> {
  const { ordered } = request;
  try {
    return await run(request);
  } catch (error) {
    const isPaper = ordered.type === 'report' && ordered.format === 'pdf';
    if (!(error instanceof ProcessEnded && isPaper)) throw error;
    const workbook = await run({ ...request, ordered: { ...ordered, format: 'xlsx' } });
    return { ...workbook, caption: withoutPaperCaption(workbook.caption) };
  }
}

function ask(child: ChildProcess, request: ReportRequest): Promise<Extract<ReportAnswer, { ok: true }>> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs);
    const end = (settle: () => void) => {
      clearTimeout(timer);
      settle();
    };
    child.once('message', (answer: ReportAnswer) =>
      end(() => (answer.ok ? resolve(answer) : reject(new Error(answer.error)))),
    );
    child.once('error', (error) => end(() => reject(error)));
    child.once('exit', (code, signal) =>
      end(() => reject(new ProcessEnded(`The report's process ended: ${signal ?? code}`))),
    );
    child.send(request);
  });
}
