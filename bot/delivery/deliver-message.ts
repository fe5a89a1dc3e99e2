import type { Outgoing } from '../../workflows/outgoing.ts';
import type { OutboxRow } from '../../workflows/records.ts';
import { deliverWhichActivity } from '../agenda/deliver-agenda.ts';
import { takeLogo } from '../office/take-logo.ts';
import { groupRightsText } from '../texts/groups.ts';
import { speakingTo } from '../word-chat.ts';
import { deliverAlbum } from './deliver-album.ts';
import { deliverCard, removeCard } from './deliver-card.ts';
import { deliverHint } from './deliver-hint.ts';
import { deliverNarrative } from './deliver-narrative.ts';
import { deliverNews } from './deliver-news.ts';
import { deliverOfficeQuestion } from './deliver-office-question.ts';
import { deliverPrompt, refreshPrompt } from './deliver-prompt.ts';
import { deliverPoll, deliverView } from './deliver-prompt-choices.ts';
import { deliverReminders } from './deliver-reminders.ts';
import { deliverPicture, deliverReport } from './deliver-report.ts';
import { type Delivered, type Delivery, type DeliveryDeps, delivered, known } from './delivery.ts';

/** Renders one outbox row as it is true now, and sends it. */
export async function deliverMessage(row: OutboxRow, { chats, ...deps }: DeliveryDeps): Promise<Delivered> {
  const { platform, offers } = speakingTo(chats.of(row.to.channel));
  const done = await deliver({ ...deps, row, platform });
  return { ...done, offers };
}

async function deliver(delivery: Delivery): Promise<Delivered> {
  const { row } = delivery;
  const { what } = row;
  switch (what.type) {
    case 'card':
      return deliverCard(delivery, what.submissionId);
    case 'removeCard':
      return removeCard(delivery, what.submissionId);
    case 'album':
      return deliverAlbum(delivery, what);
    case 'prompt':
      return deliverPrompt(delivery, what);
    case 'refreshPrompt':
      return refreshPrompt(delivery, what.message);
    case 'promptPoll':
      return deliverPoll(delivery, what.message);
    case 'promptView':
      return deliverView(delivery, what.message);
    case 'narrative':
      return deliverNarrative(delivery, what);
    case 'hint':
      return deliverHint(delivery, what);
    case 'officeQuestion':
      return deliverOfficeQuestion(delivery, what);
    case 'whichActivity':
      return deliverWhichActivity(delivery, what);
    case 'groupRights':
      return sendPlain(delivery, groupRightsText(await delivery.platform.groupRights(row.to)));
    case 'reminders':
      return deliverReminders(delivery, what);
    case 'report':
    case 'responsePaper':
      return deliverReport(delivery, what);
    case 'recapPicture':
      return deliverPicture(delivery, what);
    case 'takeLogo':
      return takeLogo(delivery, what);
    case 'text':
      return deliverText(delivery, what);
    default:
      return deliverNews(delivery, what);
  }
}

async function deliverText(delivery: Delivery, what: Extract<Outgoing, { type: 'text' }>): Promise<Delivered> {
  const { platform, row } = delivery;
  const { text, buttons = [], replyTo, edits, asks } = what;
  // Where editing ends, or words are typed below it, nobody would see the edit.
  if (edits && platform.capabilities.editWindowMs === null) {
    const message = { channel: row.to.channel, chatId: row.to.chatId, messageId: edits };
    if ((await platform.edit(message, { text, buttons })) !== 'gone') return delivered([], 0);
  }
  const asksForText = asks !== undefined && buttons.length === 0;
  const [messageId = ''] = await platform.send(row.to, { text, buttons, asksForText, ...(replyTo ? { replyTo } : {}) });
  return delivered(asks ? [known(delivery, messageId, { purpose: 'question', ...asks })] : []);
}

async function sendPlain({ platform, row }: Delivery, text: string): Promise<Delivered> {
  await platform.send(row.to, { text: [text] });
  return delivered([]);
}
