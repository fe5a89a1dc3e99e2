import { randomBytes } from 'node:crypto';
import { aesEncryptGCM, hmacSign, proto, sha256 } from '@whiskeysockets/baileys';

export interface VoteKeys {
  pollId: string;
  secret: Uint8Array;
  creatorJid: string;
  voterJid: string;
}

/** A vote as a phone seals it: creator and voter take part in the key, in whichever form that phone knows them. */
export function encryptPollVote(options: readonly string[], { pollId, secret, creatorJid, voterJid }: VoteKeys) {
  const label = [pollId, creatorJid, voterJid, 'Poll Vote', '\u0001'].map((part) => Buffer.from(part));
  const key = hmacSign(Buffer.concat(label), hmacSign(Buffer.from(secret), Buffer.alloc(32), 'sha256'), 'sha256');
  const encIv = randomBytes(12);
  const selectedOptions = options.map((option) => sha256(Buffer.from(option)));
  const vote = proto.Message.PollVoteMessage.encode({ selectedOptions }).finish();
  return { encPayload: aesEncryptGCM(vote, key, encIv, Buffer.from(`${pollId}\u0000${voterJid}`)), encIv };
}
