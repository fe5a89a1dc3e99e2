import type { ApiCall } from './api-call.ts';
import type { ChatMessage } from './chat-message.ts';

/** Anything that somebody who looks on could see. */
export type Change =
  | { readonly type: 'message' | 'edited' | 'deleted'; readonly chatId: number; readonly message: ChatMessage }
  | { readonly type: 'chat'; readonly chatId: number }
  | { readonly type: 'action'; readonly chatId: number; readonly action: string }
  | { readonly type: 'tapped'; readonly chatId: number; readonly userId: number; readonly data: string }
  | { readonly type: 'answered'; readonly userId: number; readonly text?: string; readonly showAlert?: boolean }
  | { readonly type: 'polling' }
  | { readonly type: 'call'; readonly call: ApiCall };

export class Changes {
  readonly #listeners = new Set<(change: Change) => void>();

  subscribe(listener: (change: Change) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  emit(change: Change): void {
    for (const listener of this.#listeners) listener(change);
  }
}
