/** An update as it is stored: its id, and its JSON. */
export interface RawUpdate {
  externalId: string;
  raw: string;
}

/** Stores them all in one commit; when it has resolved they are safe, when it rejects Telegram sends them again. */
export type KeepUpdates = (updates: readonly RawUpdate[]) => Promise<unknown>;

/** The kinds of updates that Telegram is asked for. */
export const updateKinds = ['message', 'edited_message', 'callback_query', 'my_chat_member', 'chat_member'] as const;
