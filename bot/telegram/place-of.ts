import type { ReplyParameters } from 'grammy/types';
import type { ChatAddress } from '../../workflows/chat.ts';
import type { OutgoingMessage } from '../chat-platform.ts';

/** Where it goes and what it answers. */
export function placeOf(to: ChatAddress, { replyTo }: OutgoingMessage) {
  const answered: ReplyParameters | undefined =
    replyTo === undefined ? undefined : { message_id: Number(replyTo), allow_sending_without_reply: true };
  return {
    ...(to.threadId !== null && { message_thread_id: Number(to.threadId) }),
    ...(answered && { reply_parameters: answered }),
  };
}
