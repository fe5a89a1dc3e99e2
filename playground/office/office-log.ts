import { eventName } from '../../bot/texts/events.ts';
import { shortTime } from '../../bot/texts/times.ts';
import type { LoggedEvent } from '../../workflows/records.ts';
import type { PlayedOffice } from './played-office.ts';

/** One row of the log, as the page shows it. */
export interface LogLine {
  readonly seq: number;
  /** `24 Nov, 09.05` */
  readonly time: string;
  readonly code: string | null;
  readonly text: string;
  readonly who: string;
}

const mostLines = 80;

/** The log as far as it was read: reading on costs only what is new. */
export class OfficeLog {
  lines: readonly LogLine[] = [];
  /** Codes of packages, in the order in which they were opened. */
  readonly opened: string[] = [];
  /** Codes of packages whose publishing was asked for. */
  readonly reminded = new Set<string>();
  #lastSeq = 0;
  #reading: Promise<void> = Promise.resolve();

  /** One after the other: two at once would read the same rows. */
  readOn(office: PlayedOffice): Promise<void> {
    const reading = this.#reading.then(() => this.#read(office));
    this.#reading = reading.catch(() => {});
    return reading;
  }

  async #read({ rows, config }: PlayedOffice): Promise<void> {
    const fresh: LoggedEvent[] = [];
    for await (const event of rows.events({ after: this.#lastSeq })) fresh.push(event);
    if (fresh.length === 0) return;
    const names = await rows.store.reads.people(fresh.flatMap(({ actor }) => personIn(actor) ?? []));
    for (const event of fresh) this.#note(event);
    const lines = fresh.map((event): LogLine => {
      const person = names.get(personIn(event.actor) ?? 0);
      const { seq, at, submission: code } = event;
      return {
        seq,
        time: shortTime(at, config.office.zone),
        code,
        text: eventName(event, config.office.zone),
        who: person?.name ?? 'sistem',
      };
    });
    this.lines = [...this.lines, ...lines].slice(-mostLines);
  }

  #note({ seq, type, submission, payload }: LoggedEvent): void {
    this.#lastSeq = seq;
    if (submission === null) return;
    if (type === 'SubmissionOpened') this.opened.push(submission);
    if (type === 'ReminderSent' && JSON.parse(payload).step === 'publishing') this.reminded.add(submission);
  }
}

/** `p12` in the log is person 12; the system acts too. */
function personIn(actor: string): number | null {
  const id = /^p(\d+)$/.exec(actor)?.[1];
  return id === undefined ? null : Number(id);
}
