import { hostileTexts, junk } from './hostile-values.ts';

export type RawUpdate = Record<string, unknown>;

export interface HostileOptions {
  /** In [0, 1). */
  random: () => number;
  /** Data of buttons that the bot really sent. */
  realData: readonly string[];
  /** Where the intake group is; nobody here is in it. */
  groupId: number;
  /** Ids of people whom nobody knows. */
  strangers: readonly number[];
}

/** Every kind of update of Bot API 10.1 (https://core.telegram.org/bots/api#update). */
export const updateTypes = [
  ...['message', 'edited_message', 'channel_post', 'edited_channel_post', 'business_connection', 'business_message'],
  ...['edited_business_message', 'deleted_business_messages', 'message_reaction', 'message_reaction_count'],
  ...['inline_query', 'chosen_inline_result', 'callback_query', 'shipping_query', 'pre_checkout_query'],
  ...['purchased_paid_media', 'poll', 'poll_answer', 'my_chat_member', 'chat_member', 'chat_join_request'],
  ...['chat_boost', 'removed_chat_boost', 'managed_bot', 'guest_message'],
] as const;

/** An endless source of updates from people who may do nothing, and of things that are no updates. */
export class HostileUpdates {
  readonly #options: HostileOptions;
  #messageId = 1_000_000;

  constructor(options: HostileOptions) {
    this.#options = options;
  }

  /** A tap with forged data: of a real button, or of one that never was. */
  forgedTap(): { update: RawUpdate; from: number } {
    const from = this.#stranger();
    const message = { message_id: this.#nextId(), date: 1_750_000_000, chat: privateChat(from), text: 'K-0001' };
    const data = this.#forge(this.#pick(this.#options.realData));
    return { update: { callback_query: { id: `${this.#nextId()}`, from: user(from), message, data } }, from };
  }

  /** Somebody unknown writes in private: words, commands, media. */
  strangersMessage(): RawUpdate {
    const from = this.#stranger();
    const text = this.#pick(hostileTexts);
    const base = { message_id: this.#nextId(), date: 1_750_000_000, chat: privateChat(from), from: user(from) };
    const entities = text.startsWith('/') ? [{ type: 'bot_command', offset: 0, length: text.search(/\s|$/) }] : [];
    if (this.#chance(0.3)) return { message: { ...base, photo: [photo], caption: text.slice(0, 1024) } };
    return { [this.#chance(0.2) ? 'edited_message' : 'message']: { ...base, text, entities } };
  }

  /** An update of any kind whose parts are of the wrong shape. */
  malformed(): RawUpdate {
    const type = this.#pick(updateTypes);
    const from = this.#stranger();
    const wellFormed: RawUpdate = { id: `${this.#nextId()}`, from: user(from), chat: privateChat(from), date: 1 };
    const spoilt = { ...wellFormed, message_id: this.#nextId(), text: this.#pick(hostileTexts) };
    for (const key of Object.keys(spoilt)) if (this.#chance(0.4)) Object.assign(spoilt, { [key]: this.#pick(junk) });
    return { [type]: this.#chance(0.2) ? this.#pick(junk) : spoilt };
  }

  #forge(data: string): string {
    const parts = data.split(':');
    const index = Math.floor(this.#options.random() * (parts.length + 1));
    const words = [
      'accept',
      'reject',
      'handIn',
      'revoke',
      'deciding',
      'K-0001',
      'K-9999',
      '0',
      '1',
      '-1',
      '999999',
      '',
    ];
    const forged = this.#chance(0.4) ? parts : parts.with(Math.min(index, parts.length - 1), this.#pick(words));
    return (this.#chance(0.1) ? this.#pick(hostileTexts) : forged.join(':')).slice(0, 64);
  }

  #stranger(): number {
    return this.#pick(this.#options.strangers);
  }

  #nextId(): number {
    this.#messageId += 1;
    return this.#messageId;
  }

  #chance(part: number): boolean {
    return this.#options.random() < part;
  }

  #pick<Value>(values: readonly Value[]): Value {
    return values[Math.floor(this.#options.random() * values.length)]!;
  }
}

const photo = { file_id: 'forged', file_unique_id: 'forged', width: 1, height: 1 };
const privateChat = (id: number) => ({ id, type: 'private', first_name: 'Orang asing' });
const user = (id: number) => ({ id, is_bot: false, first_name: `Orang asing ${id}` });
