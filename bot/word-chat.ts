import type { MessageAddress } from '../workflows/chat.ts';
import type { Offer } from '../workflows/writes.ts';
import type { ChatPlatform, EditableContent } from './chat-platform.ts';
import { choicesOf, withChoices } from './choices.ts';

/** What a delivery asks of a chat. */
export type DeliveryPlatform = Pick<
  ChatPlatform,
  'channel' | 'capabilities' | 'send' | 'edit' | 'remove' | 'download' | 'groupRights'
>;

/**
 * A chat as deliveries speak to it. Where it has no buttons, words stand for them; `offers` collects which words each
 * message offers now, so that they are stored with it.
 */
export function speakingTo(platform: ChatPlatform): { platform: DeliveryPlatform; offers: Offer[] } {
  const offers: Offer[] = [];
  if (platform.capabilities.choices === 'buttons') return { platform, offers };
  const offer = (message: MessageAddress, { buttons = [] }: EditableContent) =>
    offers.push({ message, choices: choicesOf(buttons) });
  const speaking: DeliveryPlatform = {
    channel: platform.channel,
    capabilities: platform.capabilities,
    remove: (message) => platform.remove(message),
    download: (fileRef) => platform.download(fileRef),
    groupRights: (chat) => platform.groupRights(chat),
    async send(to, message) {
      const ids = await platform.send(to, { ...message, ...inWords(message) });
      const [messageId] = ids;
      if (messageId && hasButtons(message)) offer({ channel: to.channel, chatId: to.chatId, messageId }, message);
      return ids;
    },
    async edit(message, content) {
      const edited = await platform.edit(message, inWords(content));
      if (edited !== 'gone') offer(message, content);
      return edited;
    },
  };
  return { platform: speaking, offers };
}

function inWords(content: EditableContent): EditableContent {
  return { text: withChoices(content.text, content.buttons ?? []), buttons: [] };
}

function hasButtons({ buttons = [] }: EditableContent): boolean {
  return buttons.flat().length > 0;
}
