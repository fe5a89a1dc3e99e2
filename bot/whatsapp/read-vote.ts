import { createHash } from 'node:crypto';
import { decryptPollVote, type proto } from '@whiskeysockets/baileys';
import type { StoredUpdate } from './stored-update.ts';
import { messageFromText } from './to-text.ts';
import type { Both } from './whatsapp-ids.ts';
import type { SentRow, WhatsAppRows } from './whatsapp-rows.ts';

export interface PollOption {
  text: string;
  data: string;
}

/**
 * What was chosen in one of the bot's polls. A vote that is taken back says so only by having no option: it stands for the
 * voter's last one, so that the rules can tell what became of it. Null: not our poll, nobody's key opens it, or taken back
 * before it ever arrived.
 */
export async function readVote(
  update: proto.Message.IPollUpdateMessage,
  people: { me: Both; voter: Both; voterId: string },
  rows: Pick<WhatsAppRows, 'sentMessage' | 'lastVote' | 'rememberVote'>,
): Promise<StoredUpdate['vote']> {
  const pollId = update.pollCreationMessageKey?.id ?? '';
  const sent = await rows.sentMessage(pollId);
  if (!sent?.poll || !update.vote) return null;
  const chosen = openVote(update.vote, sent, people);
  if (!chosen) return null;
  const data = dataOf(JSON.parse(sent.poll) as PollOption[], chosen);
  if (data === undefined) {
    const last = await rows.lastVote(pollId, people.voterId);
    return last === undefined ? null : { pollId, data: last };
  }
  await rows.rememberVote({ pollId, userId: people.voterId, data });
  return { pollId, data };
}

/** Phones know the poll's creator and the voter by number or by hidden id, and both are part of the key. */
function openVote(
  vote: proto.Message.IPollEncValue,
  { messageId: pollMsgId, message }: SentRow,
  { me, voter }: { me: Both; voter: Both },
): Buffer[] | null {
  const secret = messageFromText(message).messageContextInfo?.messageSecret;
  if (!secret) return null;
  for (const pollCreatorJid of [me.lid, me.pn]) {
    for (const voterJid of [voter.pn, voter.lid]) {
      if (!pollCreatorJid || !voterJid) continue;
      const opened = tryOpen(vote, { pollCreatorJid, voterJid, pollMsgId, pollEncKey: secret });
      if (opened) return opened;
    }
  }
  return null;
}

function tryOpen(vote: proto.Message.IPollEncValue, keys: Parameters<typeof decryptPollVote>[1]): Buffer[] | null {
  try {
    return (decryptPollVote(vote, keys).selectedOptions ?? []).map((hash) => Buffer.from(hash));
  } catch {
    return null;
  }
}

/** Options are named by the hash of their text. */
function dataOf(options: readonly PollOption[], chosen: readonly Buffer[]): string | undefined {
  const hashOf = (text: string) => createHash('sha256').update(text).digest();
  return options.find(({ text }) => chosen.some((hash) => hash.equals(hashOf(text))))?.data;
}
