import type { SettingQuestion } from '../workflows/effects.ts';
import { isOfficeMatter } from '../workflows/office-matter.ts';
import type { RichText } from '../workflows/outgoing.ts';
import type { OfficeQuestion, Question } from '../workflows/records.ts';
import type { Write } from '../workflows/writes.ts';
import { answerActivityQuestion } from './agenda/change-activity.ts';
import { type Answered, officeRef } from './ask-office.ts';
import type { Desk, Reaction, Visitor } from './desk.ts';
import { answerHolidayQuestion } from './holidays/change-holidays.ts';
import type { IncomingMessage } from './incoming.ts';
import { answerProfileQuestion, orderLogo } from './office/change-profile.ts';
import { answerMatter } from './office-decisions/answer-matter.ts';
import { answer } from './send.ts';
import { officeQuestionGoneText } from './texts/answers.ts';
import { cancelledText, textOnlyText } from './texts/help.ts';

/** A reply to a question about something of the office; null when the message replies to no such question. */
export async function answerOfficeReply(
  message: IncomingMessage,
  open: readonly Question[],
  visitor: Visitor,
  desk: Desk,
): Promise<Reaction | null> {
  if (!message.replyTo) return null;
  const { channel, chatId } = message.chat;
  const known = await desk.tx.knownMessage({ channel, chatId, messageId: message.replyTo.messageId });
  if (known?.purpose !== 'question' || known.submissionId !== null) return null;
  const asked = open
    .filter((question) => question.submissionId === null)
    .find(({ about }) => officeRef(about) === known.ref);
  return asked ? answerOfficeQuestion(message, asked, visitor, desk) : say(message, desk, officeQuestionGoneText);
}

export async function answerOfficeQuestion(
  message: IncomingMessage,
  question: OfficeQuestion,
  visitor: Visitor,
  desk: Desk,
): Promise<Reaction> {
  if (question.about.type === 'profile' && question.about.field === 'logo' && message.media)
    return orderLogo(message, message.media, question, desk);
  if (message.media || message.other || message.text.trim() === '') return say(message, desk, textOnlyText);
  const { about } = question;
  const close: Write = { type: 'closeQuestion', questionId: question.id };
  if (/^\s*batal[.!]?\s*$/i.test(message.text)) return say(message, desk, cancelledText, [close]);
  if (isOfficeMatter(about)) {
    const turn = { desk, visitor, chat: message.chat, key: message.messageId };
    return { writes: await answerMatter(turn, about, message.text.trim()) };
  }
  const answered = await take(message.text, about, visitor, desk);
  return say(message, desk, answered.text, [...(answered.done ? [close] : []), ...answered.writes]);
}

function take(text: string, about: SettingQuestion, visitor: Visitor, desk: Desk): Promise<Answered> {
  switch (about.type) {
    case 'activity':
      return answerActivityQuestion(text, about, visitor, desk);
    case 'holidays':
      return answerHolidayQuestion(text, visitor, desk);
    case 'profile':
      return answerProfileQuestion(text, about.field, visitor, desk);
  }
}

function say(message: IncomingMessage, desk: Desk, text: RichText | string, writes: readonly Write[] = []): Reaction {
  const words = typeof text === 'string' ? [text] : text;
  const told = answer(desk, message.chat, message.messageId, words, { replyTo: message.messageId });
  return { writes: [...writes, told] };
}
