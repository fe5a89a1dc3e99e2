import type { SettingQuestion } from '../workflows/effects.ts';
import type { RichText } from '../workflows/outgoing.ts';
import type { Question } from '../workflows/records.ts';
import type { Write } from '../workflows/writes.ts';
import type { Desk } from './desk.ts';
import { privateChats, send } from './send.ts';

/** What became of an answer: what to say; the question stays open when the answer was none. */
export interface Answered {
  text: RichText | string;
  writes: readonly Write[];
  done: boolean;
}

/** Asks somebody privately about something of the office; the same question asked again takes the place of the older. */
export async function askOffice(desk: Desk, person: number, about: SettingQuestion): Promise<Write[]> {
  const [chat] = await privateChats(desk, [person]);
  if (!chat) return [];
  const open = await desk.tx.openQuestions(person);
  const same = open.filter((question) => officeRef(question.about) === officeRef(about));
  const order = { officeId: desk.office.id, person, to: chat.to, submissionId: null, about, askedAt: desk.now };
  const what = { type: 'officeQuestion', person, about } as const;
  return [
    ...same.map(({ id }) => ({ type: 'closeQuestion', questionId: id }) as const),
    { type: 'ask', question: order },
    send(desk, `question:${officeRef(about)}:${person}:${desk.now}`, chat.to, what),
  ];
}

/** Names a question: a reply to its message answers it and no other. */
export function officeRef(about: Question['about']): string {
  return JSON.stringify(about);
}
