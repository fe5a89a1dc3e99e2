import type { Step } from '../workflows/procedure.ts';
import type { ReportForceMajeure } from '../workflows/report-rows.ts';
import { minutesLate } from './lateness.ts';
import { writtenDay, writtenTime } from './office-time.ts';
import type { RegisterEntry } from './register.ts';
import { pieceNames, punctuality, stateNames, stepNames, writtenNumber } from './words.ts';

/** What a line of the register says, for the sheet and for the paper alike. */

/** `4 foto, 1 video` */
export function piecesText({ pieces, pieceCount }: RegisterEntry): string {
  if (pieceCount === 0) return '–';
  return Object.entries(pieceNames)
    .flatMap(([kind, name]) => {
      const count = pieces[kind as keyof typeof pieceNames] ?? 0;
      return count > 0 ? [`${writtenNumber(count)} ${name}`] : [];
    })
    .join(', ');
}

/** Who handed in; where nobody did, who was expected to. */
export function submitterText({ submittedBy, expectedTeam }: RegisterEntry): string {
  return submittedBy ?? (expectedTeam === null ? '–' : `${expectedTeam} (diharapkan)`);
}

export function stateText({ state }: RegisterEntry): string {
  return state === 'missing' ? 'Belum diserahkan' : stateNames[state];
}

/** Who, when, on time or how late: as the step was finished last; null while it never was. */
export function stepText({ lastOf }: RegisterEntry, step: Step, zone: string): string | null {
  const finished = lastOf[step];
  if (!finished) return null;
  const punctual = punctuality(minutesLate(finished.at, finished.due));
  const how = finished.outcome === 'rejected' ? `ditolak, ${punctual}` : punctual;
  const who = `${finished.acting ? 'Plh. ' : ''}${finished.by ?? 'sistem'}`;
  return [who, writtenTime(finished.at, zone), how].join('\n');
}

export function remarks({ rejections, lateChargedTo, withdrawnReason, state, forceMajeures }: RegisterEntry): string[] {
  const response = rejections.at(-1)?.response;
  return [
    ...(lateChargedTo ? [`Terlambat, dibebankan pada langkah ${stepNames[lateChargedTo]}`] : []),
    ...forceMajeures.map(forceMajeureText),
    ...(rejections.length > 0
      ? [`Ditolak ${writtenNumber(rejections.length)} kali, terakhir: ${response ?? '–'}`]
      : []),
    ...(state === 'missing' ? ['Ada di agenda, belum ada dokumentasi'] : []),
    ...(state === 'withdrawn' ? [`Ditarik: ${withdrawnReason ?? 'bukan kiriman'}`] : []),
  ];
}

function forceMajeureText({ until, reason, endedAt }: ReportForceMajeure): string {
  const ended = endedAt === null ? '' : ' (diakhiri lebih awal)';
  return `Keadaan kahar sampai ${writtenDay(until)}${ended}: ${reason}`;
}
