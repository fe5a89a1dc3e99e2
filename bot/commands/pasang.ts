import { event } from '../log-event.ts';
import { send } from '../send.ts';
import type { SlashCommand } from './slash-command.ts';

/** Makes a group, or a forum topic, an intake group; says which rights the bot is missing there. */
export const pasang: SlashCommand = {
  word: 'pasang',
  for: ['admin'],
  where: 'group',
  help: '(di grup) menjadikan grup itu tempat menyerahkan kiriman',
  async run({ message, visitor, desk }) {
    const { chat } = message;
    const group = { channel: chat.channel, chatId: chat.chatId, threadId: chat.threadId };
    const about = { officeId: desk.office.id, group, title: chat.title ?? chat.chatId };
    return {
      writes: [
        { type: 'installGroup', ...about, by: visitor.person, at: desk.now },
        event(desk, 'GroupInstalled', visitor.person, { group: chat.chatId, topic: chat.threadId }),
        send(desk, `rights:${chat.channel}:${chat.chatId}:${message.messageId}`, group, { type: 'groupRights' }),
      ],
    };
  },
};
