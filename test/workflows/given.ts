import type { SubmissionCommand } from '../../workflows/command.ts';
import type { Context } from '../../workflows/decide.ts';
import { type Decision, decide } from '../../workflows/decide.ts';
import { openSubmission } from '../../workflows/open-submission.ts';
import type { Actor, PersonId, Role } from '../../workflows/people.ts';
import { procedure } from '../../workflows/procedure.ts';
import { proceduresOf } from '../../workflows/procedure-versions.ts';
import { isRefusal, type Refusal } from '../../workflows/refusals.ts';
import type { Piece, Submission } from '../../workflows/submission.ts';

/** People of a small office, and packages brought to a state by the commands that lead there. */

export const officer = 1;
export const admin = 2;
export const deputy = 3;
export const chief = 4;
export const stranger = 9;

const rolesOf: Readonly<Record<PersonId, Role[]>> = {
  [officer]: ['fieldTeam'],
  [admin]: ['admin'],
  [deputy]: ['deputyEditor'],
  [chief]: ['chiefEditor'],
};

/** Thursday, 12 June 2025, 10:00 in Jakarta. */
export const thursday = '2025-06-12T03:00:00.000Z';

/** The first reminder of what is due on Friday. */
export const fridayMorning = '2025-06-13T01:00:00.000Z';

export function as(person: PersonId, more: Partial<Context> = {}): Context {
  const roles = rolesOf[person] ?? [];
  return contextOf({ kind: 'person', person, roles, inTeam: roles.includes('fieldTeam') }, more);
}

export function asTime(more: Partial<Context> = {}): Context {
  return contextOf({ kind: 'system' }, more);
}

function contextOf(actor: Actor, more: Partial<Context>): Context {
  return {
    now: thursday,
    actor,
    channel: 'telegram',
    procedure,
    procedures: proceduresOf([{ version: 1, procedure, enactedBy: null, voidedAt: null }]),
    forceMajeures: [],
    calendar: { zone: 'Asia/Jakarta', workingDaysOnly: false, isHoliday: () => false },
    reminderTimes: { times: [480, 960, 1200], quiet: { from: 1260, to: 360 } },
    holders: { admin: [admin], deputyEditor: [deputy], chiefEditor: [chief], fieldTeam: [officer] },
    delegates: { admin: [], deputyEditor: [], chiefEditor: [], fieldTeam: [] },
    platforms: ['instagram', 'website'],
    settleSeconds: 15,
    ...more,
  };
}

export function piece(number: number, more: Partial<Piece> = {}): Piece {
  return {
    key: `telegram:-100:${number}`,
    kind: 'photo',
    state: 'archived',
    albumId: 'album',
    fileRef: `file-${number}`,
    fileName: null,
    mimeType: null,
    size: 1000,
    sha256: String(number).padStart(64, '0'),
    addedBy: officer,
    addedAt: thursday,
    leftOut: false,
    ...more,
  };
}

export function opened(pieces = 4, narrative: string | null = 'Narasi berita kegiatan.', more: Partial<Context> = {}) {
  const decision = openSubmission(
    {
      type: 'OpenSubmission',
      id: 1,
      code: 'K-0001',
      officeId: 1,
      home: { channel: 'telegram', chatId: '-100', threadId: null },
      sentAt: thursday,
      content: {
        activityName: 'Sosialisasi Pemilih Pemula',
        caption: 'Sosialisasi di SMA 1',
        pieces: Array.from({ length: pieces }, (_, index) => piece(index + 1)),
        ...(narrative === null ? {} : { narrative }),
      },
    },
    as(officer, more),
  );
  if (isRefusal(decision)) throw new Error(`Opening refused: ${decision.reason}`);
  return decision.submission;
}

/** What a command must lead to; fails with the refusal when it is refused. */
export function when(submission: Submission, command: SubmissionCommand, context: Context): Decision {
  const decision = decide(submission, command, context);
  if (isRefusal(decision)) throw new Error(`${command.type} refused: ${decision.reason}`);
  return decision;
}

export function refusalOf(submission: Submission, command: SubmissionCommand, context: Context): Refusal {
  const decision = decide(submission, command, context);
  if (!isRefusal(decision)) throw new Error(`${command.type} was not refused`);
  return decision;
}

export const handIn = { type: 'HandIn', how: 'button', at: thursday } as const;
export const accept = (step: 'receiving' | 'correcting' | 'deciding', revision = 1) =>
  ({ type: 'AcceptStep', step, revision }) as const;
export const reject = (step: 'receiving' | 'correcting' | 'deciding', revision = 1) =>
  ({ type: 'RejectStep', step, revision, response: 'Foto kurang jelas.' }) as const;

export function handedIn(): Submission {
  return when(opened(), handIn, as(officer)).submission;
}

export function received(): Submission {
  return when(handedIn(), accept('receiving'), as(admin)).submission;
}

export function corrected(): Submission {
  return when(received(), accept('correcting'), as(deputy)).submission;
}

export function decided(): Submission {
  return when(corrected(), accept('deciding'), as(chief)).submission;
}

export function published(): Submission {
  const links = [
    { platform: 'instagram', url: 'https://instagram.com/p/1' },
    { platform: 'website', url: 'https://kab.kpu.go.id/1' },
  ];
  return when(decided(), { type: 'RecordLinks', links }, as(admin)).submission;
}

export function withdrawn(): Submission {
  return when(opened(), { type: 'Withdraw', reason: 'Batal' }, as(officer)).submission;
}
