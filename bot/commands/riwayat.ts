import type { RichText } from '../../workflows/outgoing.ts';
import { type PersonId, reviewerRoles } from '../../workflows/people.ts';
import type { LoggedEvent } from '../../workflows/records.ts';
import { bold } from '../rich-text.ts';
import { eventName } from '../texts/events.ts';
import { noSuchPackageText } from '../texts/lists.ts';
import { shortTime } from '../texts/times.ts';
import { reply, replyLines } from './reply.ts';
import type { CommandCall, SlashCommand } from './slash-command.ts';
import { findPackage } from './status.ts';

/** Every logged step of one package, oldest first. */
export const riwayat: SlashCommand = {
  word: 'riwayat',
  for: reviewerRoles,
  where: 'private',
  usage: 'kode',
  help: 'semua langkah yang tercatat dari satu kiriman',
  async run(call) {
    const submission = await findPackage(call);
    if (!submission) return reply(call, noSuchPackageText(call.args));
    const events = await call.desk.tx.history(submission.officeId, submission.code);
    const names = await namesOf(call, events);
    const head = [bold(`Riwayat ${submission.code} · ${submission.content.activityName}`)];
    return replyLines(call, [head, ...events.map((event) => eventLine(event, names, call.desk.office.calendar.zone))]);
  },
};

function eventLine(event: LoggedEvent, names: Map<PersonId, string>, zone: string): RichText {
  const who = personIn(event.actor);
  const by = who === null ? 'sistem' : (names.get(who) ?? 'seseorang');
  return [`${shortTime(event.at, zone)} · ${eventName(event, zone)} · ${by}`];
}

async function namesOf({ desk }: CommandCall, events: readonly LoggedEvent[]): Promise<Map<PersonId, string>> {
  const ids = [...new Set(events.map(({ actor }) => personIn(actor)))].filter((id) => id !== null);
  const people = await desk.tx.people(ids);
  return new Map([...people].map(([id, { name }]) => [id, name]));
}

function personIn(actor: string): PersonId | null {
  const id = /^p(\d+)$/.exec(actor)?.[1];
  return id ? Number(id) : null;
}
