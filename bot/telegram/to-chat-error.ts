import { GrammyError, HttpError } from 'grammy';
import { ChatError, type ChatErrorKind } from '../chat-error.ts';

/**
 * What a 400 means, by its description: Telegram has no codes for them.
 * https://github.com/tdlib/telegram-bot-api (Client.cpp) and what has been seen.
 */
const meanings: readonly (readonly [RegExp, ChatErrorKind])[] = [
  [/file is too big/i, 'tooBig'],
  [/wrong (remote )?file|invalid file|file_id|FILE_REFERENCE|FILE_ID_INVALID|can't unserialize/i, 'badFile'],
  [/chat not found|user not found|PEER_ID_INVALID|is deactivated|was deactivated/i, 'unreachable'],
  [/rights to send|WRITE_FORBIDDEN|CHAT_SEND_\w+_FORBIDDEN|CHAT_RESTRICTED|not a member|was kicked/i, 'unreachable'],
];

/** Runs a call of the Bot API; what it says no to becomes a `ChatError`. Bugs stay what they are. */
export async function asChatErrors<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw toChatError(error);
  }
}

/**
 * No cause is passed on: grammY's errors carry the payload (what people wrote) and the address of the call (the token),
 * and whoever logs an error logs its cause.
 */
export function toChatError(error: unknown): unknown {
  if (error instanceof GrammyError) return fromAnswer(error);
  if (error instanceof HttpError) return fromNetwork(error);
  return error;
}

/** True for a refusal with such a description. */
export function says(error: unknown, description: RegExp): boolean {
  return error instanceof GrammyError && description.test(error.description);
}

function fromAnswer({ error_code: code, description, parameters, method }: GrammyError): ChatError {
  const message = `${method}: ${code} ${description}`;
  if (parameters.migrate_to_chat_id !== undefined) {
    return new ChatError('moved', message, { movedTo: String(parameters.migrate_to_chat_id) });
  }
  if (code === 429) return new ChatError('busy', message, { retryAfterMs: (parameters.retry_after ?? 1) * 1000 });
  return new ChatError(kindOf(code, description), message);
}

function kindOf(code: number, description: string): ChatErrorKind {
  if (code === 403) return 'unreachable';
  if (code === 413) return 'tooBig';
  // 401 and 404 speak of the token, not of the message: whoever polls finds out, and nothing is lost meanwhile.
  if (code !== 400) return 'failed';
  return meanings.find(([pattern]) => pattern.test(description))?.[1] ?? 'refused';
}

function fromNetwork({ message, error }: HttpError): ChatError {
  const code = codeOf(error);
  return new ChatError(code === 'ENOENT' ? 'badFile' : 'failed', code === undefined ? message : `${message} (${code})`);
}

/** `ECONNRESET`, or `invalid-json` where something else than Telegram answered; messages would name the address. */
function codeOf(error: unknown): string | undefined {
  if (error instanceof SyntaxError) return 'invalid-json';
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}
