import type { SettingQuestion } from '../../workflows/effects.ts';
import type { Outgoing, RichText } from '../../workflows/outgoing.ts';
import type { Reads } from '../../workflows/ports.ts';
import { officeRef } from '../ask-office.ts';
import { lines } from '../rich-text.ts';
import { activityQuestionText } from '../texts/agenda.ts';
import { cancelHintText } from '../texts/answers.ts';
import { holidayUsageText } from '../texts/holidays.ts';
import { profileQuestionText } from '../texts/office.ts';
import { type Delivered, type Delivery, delivered, known, notNeeded } from './delivery.ts';

/** A question about something of the office; a reply to it is known as its answer. */
export async function deliverOfficeQuestion(
  delivery: Delivery,
  { person, about }: Extract<Outgoing, { type: 'officeQuestion' }>,
): Promise<Delivered> {
  const text = await questionText(delivery.store.reads, about);
  if (!text) return notNeeded;
  const [messageId = ''] = await delivery.platform.send(delivery.row.to, { text, asksForText: true });
  return delivered([known(delivery, messageId, { purpose: 'question', person, ref: officeRef(about) })]);
}

async function questionText(reads: Reads, about: SettingQuestion): Promise<RichText | null> {
  switch (about.type) {
    case 'activity': {
      const activity = await reads.activity(about.activityId);
      return activity ? activityQuestionText(activity, about.field) : null;
    }
    case 'holidays':
      return lines(holidayUsageText, cancelHintText);
    case 'profile':
      return profileQuestionText(about.field);
  }
}
