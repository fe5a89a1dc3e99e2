// Telegram's own JSON, reduced to what this server writes. A ChatMessage is a snapshot: an edit makes a new one.

export interface TelegramUser {
  readonly id: number;
  readonly is_bot: boolean;
  readonly first_name: string;
  readonly last_name?: string;
  readonly username?: string;
  readonly language_code?: string;
}

export interface TelegramChat {
  readonly id: number;
  readonly type: 'private' | 'group' | 'supergroup' | 'channel';
  readonly title?: string;
  readonly first_name?: string;
  readonly last_name?: string;
  readonly username?: string;
  readonly is_forum?: true;
}

export interface InlineKeyboardButton {
  readonly text: string;
  readonly callback_data?: string;
  readonly url?: string;
  readonly style?: 'danger' | 'success' | 'primary';
  readonly copy_text?: { readonly text: string };
  readonly [other: string]: unknown;
}

export interface ReplyMarkup {
  readonly inline_keyboard?: readonly (readonly InlineKeyboardButton[])[];
  readonly keyboard?: readonly (readonly ({ readonly text: string } | string)[])[];
  readonly force_reply?: true;
  readonly remove_keyboard?: true;
  readonly [other: string]: unknown;
}

export interface MessageEntity {
  readonly type: string;
  /** In UTF-16 code units, as is `length`. */
  readonly offset: number;
  readonly length: number;
  readonly url?: string;
  readonly language?: string;
  readonly [other: string]: unknown;
}

export interface TelegramFile {
  readonly file_id: string;
  readonly file_unique_id: string;
  readonly file_size?: number;
  readonly file_name?: string;
  readonly mime_type?: string;
  readonly width?: number;
  readonly height?: number;
  readonly duration?: number;
}

export interface PhotoSize extends TelegramFile {
  readonly width: number;
  readonly height: number;
}

/** What a message says, apart from where and when it stands. */
export interface MessageContent {
  readonly text?: string;
  readonly entities?: readonly MessageEntity[];
  readonly link_preview_options?: Readonly<Record<string, unknown>>;
  readonly caption?: string;
  readonly caption_entities?: readonly MessageEntity[];
  readonly photo?: readonly PhotoSize[];
  readonly video?: TelegramFile;
  readonly animation?: TelegramFile;
  readonly audio?: TelegramFile;
  readonly document?: TelegramFile;
  readonly voice?: TelegramFile;
  readonly sticker?: TelegramFile;
  readonly has_media_spoiler?: true;
  readonly show_caption_above_media?: true;
  readonly reply_markup?: ReplyMarkup;
  readonly media_group_id?: string;
  readonly new_chat_members?: readonly TelegramUser[];
  readonly left_chat_member?: TelegramUser;
  readonly migrate_to_chat_id?: number;
  readonly migrate_from_chat_id?: number;
  readonly forum_topic_created?: { readonly name: string; readonly icon_color: number };
  readonly forward_origin?: Readonly<Record<string, unknown>>;
  readonly external_reply?: Readonly<Record<string, unknown>>;
  readonly quote?: Readonly<Record<string, unknown>>;
  readonly has_protected_content?: true;
}

export interface ChatMessage extends MessageContent {
  readonly message_id: number;
  /** Unix seconds, by the server's `now`. */
  readonly date: number;
  readonly edit_date?: number;
  readonly chat: TelegramChat;
  readonly from?: TelegramUser;
  readonly sender_chat?: TelegramChat;
  readonly message_thread_id?: number;
  readonly is_topic_message?: true;
  readonly reply_to_message?: ChatMessage;
}
