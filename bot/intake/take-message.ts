import type { ChatAddress, Sender } from '../../workflows/chat.ts';
import { type Desk, nothing, type Reaction } from '../desk.ts';
import type { IncomingMessage } from '../incoming.ts';
import { takeEdit } from './take-edit.ts';
import { takeMedia } from './take-media.ts';
import { wasRemoved } from './take-removal.ts';
import { takeText } from './take-text.ts';

/** A message in an intake place: a package begins, a package grows, or it is chatter. */
export async function takeIn(
  message: IncomingMessage,
  sender: Sender,
  place: ChatAddress,
  desk: Desk,
): Promise<Reaction> {
  if (message.edited) return takeEdit(message, sender, place, desk);
  if (await wasRemoved(message, sender, desk)) return nothing;
  if (message.media) return takeMedia(message, message.media, sender, place, desk);
  return takeText(message, sender, place, desk);
}
