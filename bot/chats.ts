import type { Channel } from '../workflows/chat.ts';
import { ChatError } from './chat-error.ts';
import type { ChatPlatform } from './chat-platform.ts';

/** The chats that are connected, by the channel that an address names. */
export interface Chats<Platform = ChatPlatform> {
  readonly all: readonly Platform[];
  /** Undefined for a chat that was connected once and is not now. */
  find(channel: Channel): Platform | undefined;
  /** Throws `ChatError`, kind `away`, for one that is not connected: what has to go there waits until it is. */
  of(channel: Channel): Platform;
}

export function connectedChats<Platform extends Pick<ChatPlatform, 'channel'>>(
  all: readonly Platform[],
): Chats<Platform> {
  const find = (channel: Channel) => all.find((platform) => platform.channel === channel);
  return {
    all,
    find,
    of(channel) {
      const platform = find(channel);
      if (!platform) throw new ChatError('away', `${channel} is not connected`);
      return platform;
    },
  };
}
