import type { ChatAddress } from '../../workflows/chat.ts';
import { isOfficeMatter, type OfficeMatter } from '../../workflows/office-matter.ts';
import type { Button, RichText } from '../../workflows/outgoing.ts';
import type { PersonId } from '../../workflows/people.ts';
import type { OfficeQuestion, Question } from '../../workflows/records.ts';
import type { Refusal } from '../../workflows/refusals.ts';
import type { Write } from '../../workflows/writes.ts';
import { officeRef } from '../ask-office.ts';
import { refused } from '../commit-command.ts';
import { actorOf, type Desk, type Visitor } from '../desk.ts';
import { answer, privateChats } from '../send.ts';
import { tapData } from '../taps/tap-data.ts';
import { refusalText } from '../texts/refusals.ts';

/** Somebody decides something about the office, by a command, a text or a tap. */
export interface Turn {
  desk: Desk;
  visitor: Visitor;
  /** Where it is answered. */
  chat: ChatAddress;
  /** Names what it answers, within that chat. */
  key: string;
  /** The message whose button was tapped: what came of it takes its place. */
  tapped?: string;
}

export function say({ desk, chat, key }: Turn, text: RichText | string, buttons: Button[][] = []): Write {
  return answer(desk, chat, key, typeof text === 'string' ? [text] : text, buttons.length > 0 ? { buttons } : {});
}

/** What a decision came to; a tapped message has nothing to decide any more. */
export function sayDone({ desk, chat, key, tapped }: Turn, text: RichText): Write {
  return answer(desk, chat, key, text, tapped === undefined ? {} : { edits: tapped });
}

/** A refusal is logged, one row each, and said politely. */
export function sayRefusal(turn: Turn, what: string, refusal: Refusal): Write[] {
  const logged = refused(turn.desk, actorOf(turn.visitor, false), null, what, refusal.reason);
  return [
    logged,
    say(
      turn,
      refusalText(refusal, () => 'rekan Anda'),
    ),
  ];
}

/** Told to everybody but who did it. */
export async function tellOthers(
  { desk, visitor, key }: Turn,
  people: readonly PersonId[],
  text: RichText,
  buttons: Button[][] = [],
): Promise<Write[]> {
  const others = [...new Set(people)].filter((person) => person !== visitor.person);
  const more = buttons.length > 0 ? { buttons } : {};
  return (await privateChats(desk, others)).map(({ to }) => answer(desk, to, `told:${key}:${desk.now}`, text, more));
}

/**
 * Asks the next thing in the private chat of this turn. One question about the office at a time: what was asked before is
 * left.
 */
export async function ask(turn: Turn, about: OfficeMatter, text: RichText, buttons: Button[][] = []): Promise<Write[]> {
  const { desk, visitor, chat, key } = turn;
  const question = { officeId: desk.office.id, person: visitor.person, to: chat, submissionId: null, about };
  const asks = { person: visitor.person, ref: officeRef(about) };
  const leave: Button = { text: 'Batal', data: tapData({ verb: 'decision', wish: { verb: 'leave' } }) };
  const more = buttons.length > 0 ? { asks, buttons: [...buttons, [leave]] } : { asks };
  return [
    ...(await closeMatters(turn)),
    { type: 'ask', question: { ...question, askedAt: desk.now } },
    answer(desk, chat, key, text, more),
  ];
}

export async function closeMatters({ desk, visitor }: Pick<Turn, 'desk' | 'visitor'>): Promise<Write[]> {
  const open = await desk.tx.openQuestions(visitor.person);
  return open.filter(isMatter).map(({ id }) => ({ type: 'closeQuestion', questionId: id }) as const);
}

/** Asked step by step, by the commands for the procedure, force majeure and delegations. */
export function isMatter(question: Question): question is OfficeQuestion & { about: OfficeMatter } {
  return question.submissionId === null && isOfficeMatter(question.about);
}
