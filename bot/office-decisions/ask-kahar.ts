import type { OfficeMatter } from '../../workflows/office-matter.ts';
import type { Button } from '../../workflows/outgoing.ts';
import { isEnd } from '../../workflows/procedure.ts';
import type { Submission } from '../../workflows/submission.ts';
import type { Write } from '../../workflows/writes.ts';
import { takeFirstDay } from '../intake/take-day.ts';
import { shorten } from '../rich-text.ts';
import { tapData } from '../taps/tap-data.ts';
import {
  askReasonText,
  askScopeText,
  askUntilText,
  dayExpectedText,
  noSuchOpenText,
  scopeExpectedText,
} from '../texts/kahar.ts';
import { declareKahar } from './kahar.ts';
import { ask, closeMatters, say, type Turn } from './turn.ts';

type Draft = Extract<OfficeMatter, { type: 'kahar' }>;
type Scope = NonNullable<Draft['scope']>;

/** As many as stay readable on a phone; others are written. */
const buttonsAtMost = 8;

/** Asks for what is missing: for what, until when, why. */
export async function askKahar(
  turn: Turn,
  draft: Draft = { type: 'kahar', scope: null, until: null },
): Promise<Write[]> {
  if (draft.scope === null) {
    const open = await turn.desk.tx.openSubmissions(turn.desk.office.id);
    return ask(turn, draft, askScopeText, scopeButtons(open));
  }
  if (draft.until === null) return ask(turn, draft, askUntilText(draft.scope));
  return ask(turn, draft, askReasonText(draft.scope, draft.until));
}

export async function answerKahar(turn: Turn, draft: Draft, text: string): Promise<Write[]> {
  if (draft.scope === null) {
    const read = readScope(text);
    return read?.rest === '' ? takeScope(turn, read.scope) : [say(turn, scopeExpectedText)];
  }
  if (draft.until === null) {
    const taken = takeFirstDay(text, turn.desk.today);
    return taken?.rest === '' ? askKahar(turn, { ...draft, until: taken.day }) : [say(turn, dayExpectedText)];
  }
  return declareFor(turn, draft.scope, draft.until, text);
}

/** `semua` or codes: they must be open packages. */
export async function takeScope(turn: Turn, scope: Scope): Promise<Write[]> {
  const found = await openPackages(turn, scope);
  return 'problem' in found ? [say(turn, found.problem)] : askKahar(turn, { type: 'kahar', scope, until: null });
}

/** All is known: declares, and leaves what was asked. */
export async function declareFor(turn: Turn, scope: Scope, until: string, reason: string): Promise<Write[]> {
  const found = await openPackages(turn, scope);
  if ('problem' in found) return [say(turn, found.problem)];
  return [...(await closeMatters(turn)), ...(await declareKahar(turn, { ...found, until, reason }))];
}

/** `semua …`, `K-0001, K-2 …`: what it is for, and the rest. */
export function readScope(text: string): { scope: Scope; rest: string } | null {
  const all = /^semua\b\s*(.*)$/is.exec(text);
  if (all) return { scope: 'all', rest: all[1] ?? '' };
  const some = /^(k-?\d{1,9}(?:(?:\s*,\s*|\s+dan\s+|\s+)k-?\d{1,9})*)(?:\s+(.*))?$/is.exec(text);
  if (!some) return null;
  const codes = [...(some[1] ?? '').matchAll(/k-?(\d+)/gi)].map(([, number = '']) => `K-${number.padStart(4, '0')}`);
  return { scope: [...new Set(codes)], rest: some[2] ?? '' };
}

/** The packages behind the codes; a sentence when one of them is not open. */
async function openPackages({ desk }: Turn, scope: Scope): Promise<Found> {
  if (scope === 'all') return { scope };
  const found = await Promise.all(scope.map((code) => desk.tx.submissionByCode(desk.office.id, code)));
  const open = found.filter((submission) => submission !== undefined).filter(({ step }) => !isEnd(step));
  const missing = scope.filter((code) => !open.some((submission) => submission.code === code));
  return missing.length > 0 ? { problem: noSuchOpenText(missing) } : { scope: open };
}

type Found = { scope: 'all' | Submission[] } | { problem: string };

function scopeButtons(open: readonly Submission[]): Button[][] {
  const button = (text: string, scope: string): Button[] => [
    { text, data: tapData({ verb: 'decision', wish: { verb: 'kaharFor', scope } }) },
  ];
  return [
    button(`Semua kiriman (${open.length} berjalan)`, 'all'),
    ...open
      .slice(0, buttonsAtMost)
      .map(({ code, content }) => button(shorten(`${code} · ${content.activityName}`, 50), code)),
  ];
}
