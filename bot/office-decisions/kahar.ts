import { endOfDay } from '../../workflows/deadlines.ts';
import { type ForceMajeure, objectionToDeclaring } from '../../workflows/force-majeure.ts';
import { hashText } from '../../workflows/hash-text.ts';
import type { Button } from '../../workflows/outgoing.ts';
import { isAdminOrChief, type PersonId } from '../../workflows/people.ts';
import { isRefusal, refuse } from '../../workflows/refusals.ts';
import { type Decided, runCommand } from '../../workflows/run-command.ts';
import type { Submission } from '../../workflows/submission.ts';
import type { Write } from '../../workflows/writes.ts';
import { actorOf, contextFor } from '../desk.ts';
import { event } from '../log-event.ts';
import { commitOf } from '../order-messages.ts';
import { answer } from '../send.ts';
import { tapData } from '../taps/tap-data.ts';
import { declaredText, endedText, nothingMovedText } from '../texts/kahar.ts';
import { say, sayDone, sayRefusal, type Turn, tellOthers } from './turn.ts';

type Declaring = Pick<ForceMajeure, 'until' | 'reason'> & {
  /** All, also what is begun while it holds; or these open packages. */
  scope: 'all' | readonly Submission[];
};

/** Declares force majeure: open deadlines move, and everybody concerned hears. */
export async function declareKahar(turn: Turn, { scope, until, reason }: Declaring): Promise<Write[]> {
  const { desk, visitor } = turn;
  const context = contextFor(desk, actorOf(visitor, false));
  const objection = objectionToDeclaring({ until, reason }, context);
  if (objection) return sayRefusal(turn, '/kahar', objection);
  const { forceMajeure: id } = await desk.tx.nextMatters();
  const endsAt = endOfDay(until, desk.office.calendar);
  const wanted = scope === 'all' ? await desk.tx.openSubmissions(desk.office.id) : scope;
  const moved = await moveAll(turn, wanted, { type: 'ExtendDeadlines', declaration: id, until: endsAt });
  if (scope !== 'all' && moved.length === 0) return [say(turn, nothingMovedText)];
  const by = { officeId: desk.office.id, by: visitor.person, at: desk.now, endedAt: null };
  const declared: ForceMajeure = { id, scope: scope === 'all' ? 'all' : 'some', until, reason: reason.trim(), ...by };
  const payload = { declaration: id, scope: declared.scope, until, reason: hashText(declared.reason) };
  return [
    { type: 'declareForceMajeure', declaration: declared, endsAt },
    event(desk, 'ForceMajeureDeclared', visitor.person, { ...payload, packages: codesOf(moved) }),
    ...(await writesOf(turn, moved)),
    ...(await tell(turn, moved, declaredText(declared, codesOf(moved), visitor.sender.name))),
    say(turn, declaredText(declared, codesOf(moved), null), [endRow(declared)]),
  ];
}

/** Ends it before its time: deadlines of steps still open are those of the procedure again. */
export async function endKahar(turn: Turn, id: number): Promise<Write[]> {
  const { desk, visitor } = turn;
  if (!isAdminOrChief(actorOf(visitor, false)))
    return sayRefusal(turn, 'kaharEnd', refuse({ reason: 'onlyAdminOrChief' }));
  const declared = desk.standing.forceMajeures.find((known) => known.id === id);
  if (!declared) return sayRefusal(turn, 'kaharEnd', refuse({ reason: 'nothingToDo' }));
  const open = await desk.tx.openSubmissions(desk.office.id);
  const changed = await moveAll(turn, open, { type: 'EndExtension', declaration: id });
  return [
    { type: 'endForceMajeure', declarationId: id, by: visitor.person, at: desk.now },
    event(desk, 'ForceMajeureEnded', visitor.person, { declaration: id, packages: codesOf(changed) }),
    ...(await writesOf(turn, changed)),
    ...(await tell(turn, changed, endedText(declared, codesOf(changed), visitor.sender.name))),
    sayDone(turn, endedText(declared, codesOf(changed), null)),
  ];
}

/** The button that ends it. */
export function endRow({ id }: ForceMajeure, text = 'Akhiri keadaan kahar'): Button[] {
  return [{ text, data: tapData({ verb: 'decision', wish: { verb: 'kaharEnd', declaration: id } }), style: 'bad' }];
}

type Move = Parameters<typeof runCommand>[2] & { type: 'ExtendDeadlines' | 'EndExtension' };

/** Those that it changed; for others nothing moves, and a refusal is no news. */
async function moveAll({ desk, visitor }: Turn, packages: readonly Submission[], command: Move): Promise<Decided[]> {
  const context = contextFor(desk, actorOf(visitor, false));
  const decided: Decided[] = [];
  for (const { id } of packages) {
    const result = await runCommand(desk.tx, id, command, context);
    if (!isRefusal(result)) decided.push(result);
  }
  return decided;
}

async function writesOf({ desk }: Turn, decided: readonly Decided[]): Promise<Write[]> {
  const writes: Write[] = [];
  for (const one of decided) writes.push(...(await commitOf(desk, one)));
  return writes;
}

/** Reviewers privately, and each place in which one of the packages was begun. */
async function tell(turn: Turn, moved: readonly Decided[], text: Parameters<typeof say>[1]): Promise<Write[]> {
  const { desk, key } = turn;
  const { admin, deputyEditor, chiefEditor } = desk.holders;
  const reviewers: PersonId[] = [...admin, ...deputyEditor, ...chiefEditor];
  const words = typeof text === 'string' ? [text] : text;
  const homes = new Map(
    moved.map(({ decision }) => [JSON.stringify(decision.submission.home), decision.submission.home]),
  );
  const places = [...homes.values()].filter(({ chatId }) => chatId !== turn.chat.chatId);
  return [
    ...(await tellOthers(turn, reviewers, words)),
    ...places.map((home) => answer(desk, home, `kahar:${home.threadId}:${key}`, words)),
  ];
}

function codesOf(decided: readonly Decided[]): string[] {
  return decided.map(({ decision }) => decision.submission.code);
}
