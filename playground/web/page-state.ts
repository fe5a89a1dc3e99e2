import type { BotApiServer } from '../bot-api/bot-api-server.ts';
import type { ChatMessage } from '../bot-api/chat-message.ts';
import type { ListedCommand } from '../bot-api/commands-in.ts';
import { adminKey, cast, type PhoneKey } from '../office/cast.ts';
import { targetOf } from '../office/move-time.ts';
import type { OfficeState } from '../office/office-state.ts';
import type { PlayedOffice } from '../office/played-office.ts';

/** Everything that the page shows; what comes later are changes to it. */
export interface PageState {
  readonly officeId: string;
  readonly botUsername: string;
  readonly clock: ClockState;
  readonly phones: readonly PhoneState[];
  readonly chats: readonly ChatState[];
  readonly office: OfficeState;
}

export interface ClockState {
  /** Milliseconds since 1970, as the office's clock shows it now. */
  readonly now: number;
  readonly zone: string;
  /** There is a deadline to move to. */
  readonly hasDeadline: boolean;
}

export interface PhoneState {
  readonly key: PhoneKey;
  readonly userId: number;
  readonly name: string;
  readonly role: string;
  readonly shortRole: string;
  /** The one that is open at first comes first. */
  readonly chatIds: readonly number[];
}

export interface ChatState {
  readonly id: number;
  readonly title: string;
  readonly isGroup: boolean;
  /** False until that person pressed Start. */
  readonly isStarted: boolean;
  readonly commands: readonly ListedCommand[];
  readonly messages: readonly ShownMessage[];
}

/** A message as Telegram writes it, and the bot's reaction to it. */
export type ShownMessage = ChatMessage & { readonly reactions?: readonly string[] };

const mostMessages = 300;
const botName = 'Alur';

export async function pageState(played: PlayedOffice, office: OfficeState): Promise<PageState> {
  const { server, group, id } = played;
  const phones = cast.map(({ key, role, shortRole, inGroup }): PhoneState => {
    const person = played.person(key);
    const name = [person.firstName, person.lastName].filter(Boolean).join(' ');
    const chatIds = inGroup ? [group.id, person.privateChat] : [person.privateChat];
    // Who hands in sits in the group; who reviews is asked by the bot.
    if (key === adminKey) chatIds.reverse();
    return { key, role, shortRole, name, userId: person.id, chatIds };
  });
  const chatIds = [...new Set(phones.flatMap((phone) => phone.chatIds))];
  return {
    officeId: id,
    botUsername: server.botUsername,
    clock: await clockState(played),
    phones,
    chats: chatIds.map((chatId) => chatState(server, chatId)),
    office,
  };
}

export async function clockState(office: PlayedOffice): Promise<ClockState> {
  const hasDeadline = (await targetOf(office, 'deadline')) !== null;
  return { now: office.clock.now().getTime(), zone: office.config.office.zone, hasDeadline };
}

export function chatState(server: BotApiServer, chatId: number): ChatState {
  const { id, title, type, access, messages } = server.chat(chatId);
  return {
    id,
    title: title ?? botName,
    isGroup: type !== 'private',
    isStarted: type !== 'private' || access !== 'never-started',
    commands: server.commandsIn(chatId),
    messages: messages.slice(-mostMessages).map((message) => shown(server, message)),
  };
}

export function shown(server: BotApiServer, message: ChatMessage): ShownMessage {
  const reactions = server.chat(message.chat.id).reactions.get(message.message_id) ?? [];
  return reactions.length > 0 ? { ...message, reactions } : message;
}
