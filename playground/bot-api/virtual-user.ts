import type { ChatMessage } from './chat-message.ts';
import type { VirtualGroup } from './virtual-group.ts';

/** A person with a Telegram account of their own, driven by tests and by the playground's phones. */
export interface VirtualUser {
  readonly id: number;
  readonly firstName: string;
  readonly lastName: string | undefined;
  readonly username: string | undefined;
  /** Id of the private chat with the bot: in Telegram the user's own id. */
  readonly privateChat: number;
  /** Messages from the bot in the private chat, as they read now. */
  readonly inbox: readonly ChatMessage[];

  /** Presses Start: sends `/start payload`. Before this, or any private message, the bot may not write first (403). */
  start(payload?: string): ChatMessage;
  /** Opens `https://t.me/<bot>?start=token`. */
  openLink(url: string): ChatMessage;

  send(to: Recipient, text: string, options?: SendOptions): ChatMessage;
  sendPhoto(to: Recipient, jpeg: Buffer, options?: MediaOptions): ChatMessage;
  sendVideo(to: Recipient, mp4: Buffer, options?: MediaOptions): ChatMessage;
  sendDocument(to: Recipient, bytes: Buffer, options: DocumentOptions): ChatMessage;
  sendSticker(to: Recipient, options?: SendOptions): ChatMessage;
  sendVoice(to: Recipient, ogg?: Buffer, options?: SendOptions): ChatMessage;
  /** One update a piece. Pieces named in `holdBack` have their message id already but come only with `sendLate`. */
  sendAlbum(to: Recipient, pieces: readonly AlbumPiece[], options?: AlbumOptions): SentAlbum;
  forward(to: Recipient, message: ChatMessage): ChatMessage;

  /** Edits the text, or the caption where there is one to have: pushes `edited_message`. */
  edit(message: ChatMessage, newText: string): ChatMessage;
  /** Deletes a message on the person's side; Telegram never tells bots. */
  delete(message: ChatMessage): void;

  /** Taps the inline button whose text contains the string (an equal one first), or whose data is equal. Resolves with the bot's answer, `{}` without one. */
  tap(message: ChatMessage, button: string | { data: string }, options?: TapOptions): Promise<TapAnswer>;
  /** A tap with any data, as a tampered client can send it; from `message`, else from the last message of the bot in `chat` (own private chat). */
  forgeTap(data: string, options?: TapOptions & { message?: ChatMessage; chat?: VirtualGroup }): Promise<TapAnswer>;

  /** Blocks the bot: sends answer 403, and `my_chat_member` is pushed. */
  block(): void;
  unblock(): void;
  /** Deletes the account: sends answer 403 "user is deactivated". */
  deactivate(): void;

  /** The bytes of the photo (largest size), document, video, ... in a message. */
  download(message: ChatMessage): Buffer;
}

export type Recipient = 'bot' | VirtualGroup;

export interface SendOptions {
  replyTo?: number | ChatMessage;
  threadId?: number;
  /** As an admin who stays anonymous: `from` is @GroupAnonymousBot, `sender_chat` the group. */
  anonymous?: boolean;
}

export interface MediaOptions extends SendOptions {
  caption?: string;
  mediaGroupId?: string;
  /** Pretends another size, to meet the download limit without the bytes. */
  fileSize?: number;
}

export interface DocumentOptions extends MediaOptions {
  fileName: string;
  mimeType?: string;
}

export type AlbumPiece =
  | Buffer
  | { photo: Buffer; caption?: string }
  | { video: Buffer; caption?: string }
  | { document: Buffer; fileName: string; mimeType?: string; caption?: string };

export interface AlbumOptions extends SendOptions {
  caption?: string;
  /** Index of the piece that has the caption; default 0. */
  captionOn?: number;
  mediaGroupId?: string;
  holdBack?: readonly number[];
}

export interface SentAlbum {
  readonly groupId: string;
  /** In the order in which they were sent; grows with `sendLate`. */
  readonly messages: readonly ChatMessage[];
  /** Sends the piece with this index, or all that are held back. */
  sendLate(index?: number): readonly ChatMessage[];
}

export interface TapOptions {
  /** How long to wait for the bot's answer, default 5000 ms. */
  timeoutMs?: number;
}

export interface TapAnswer {
  readonly text?: string;
  readonly showAlert?: boolean;
  readonly url?: string;
}
