import type { LoggedEvent } from '../workflows/records.ts';
import { type Command, CommandFailed, done, readArguments, UsageError } from './command.ts';
import { withOffice } from './open-office.ts';
import { writeOutput } from './write-output.ts';

export const history: Command = {
  word: 'history',
  usage: 'K-0001 [--format text|json]',
  help: 'every logged step of one package; json: one event a line, the columns of the log',
  async run(args, shell) {
    const { values, positionals } = readArguments(args, { format: { type: 'string' } }, ['the code of a package']);
    const code = readCode(positionals[0]);
    const toLine = readFormat(values.format);
    await withOffice(shell, async ({ storage }) => {
      await writeOutput(lines(storage.events({ code }), code, toLine), undefined, shell);
    });
    return done;
  },
};

type ToLine = (event: LoggedEvent) => string;

async function* lines(events: AsyncIterable<LoggedEvent>, code: string, toLine: ToLine): AsyncGenerator<string> {
  let isKnown = false;
  for await (const event of events) {
    isKnown = true;
    yield `${toLine(event)}\n`;
  }
  if (!isKnown) throw new CommandFailed(`there is no package ${code}`);
}

/** Throws `UsageError`. */
export function readCode(written: string | undefined): string {
  const code = written?.toUpperCase() ?? '';
  if (/^K-\d+$/.test(code)) return code;
  throw new UsageError(`a code looks like K-0001, not ${JSON.stringify(written)}`);
}

function readFormat(written = 'text'): ToLine {
  if (written === 'text') return textLine;
  if (written === 'json') return jsonLine;
  throw new UsageError(`--format must be text or json, not ${JSON.stringify(written)}`);
}

/** Times are UTC, as in the log. */
function textLine({ at, type, actor, channel, payload }: LoggedEvent): string {
  return [at, type, actor, channel, payload].join('  ');
}

function jsonLine({ seq, at, submission, type, actor, channel, payload, hash }: LoggedEvent): string {
  return JSON.stringify({ seq, at, submission, type, actor, channel, payload: JSON.parse(payload), hash });
}
