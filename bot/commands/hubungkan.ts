import type { Person } from '../../workflows/records.ts';
import type { Write } from '../../workflows/writes.ts';
import { refused } from '../commit-command.ts';
import { actorOf, type Desk, type Reaction } from '../desk.ts';
import { explainOnce } from '../explain.ts';
import { event } from '../log-event.ts';
import { linkHash, newLinkCode } from '../one-time-code.ts';
import { lines } from '../rich-text.ts';
import { answer } from '../send.ts';
import { promptChannelButtons } from '../taps/prompt-channel.ts';
import { strangerText } from '../texts/help.ts';
import {
  alreadyInText,
  deadLinkCodeText,
  linkCodeText,
  linkedNewsText,
  linkedText,
  oneChatText,
  ownLinkCodeText,
  whereAskedText,
} from '../texts/linking.ts';
import { chatName } from '../texts/words.ts';
import { reply } from './reply.ts';
import type { CommandCall, SlashCommand } from './slash-command.ts';

const validMs = 15 * 60_000;

/** Joins one person's addresses in two chats, and lets them choose where they are asked. */
export const hubungkan: SlashCommand = {
  word: 'hubungkan',
  for: 'anybody',
  where: 'private',
  usage: '[kode]',
  help: 'menghubungkan Telegram dan WhatsApp Anda, dan memilih tempat Anda ditanya',
  run: async (call) => (call.args === '' ? offerCode(call) : linkByCode(call, call.args)),
};

/** In a link, where an invitation would stand: so that one tap in the other chat is enough. */
const linkToken = /^hubungkan-([A-Z0-9-]+)$/i;

export function linkCodeIn(token: string): string | null {
  return linkToken.exec(token)?.[1] ?? null;
}

async function offerCode(call: CommandCall): Promise<Reaction> {
  const { desk, visitor, message } = call;
  if (visitor.roles.length === 0) return explainOnce(desk, visitor.sender, message.chat, strangerText);
  const person = await desk.tx.person(visitor.person);
  if (!person) return reply(call, oneChatText);
  const others = desk.chats.all.filter(({ channel }) => !isIn(person, channel));
  if (others.length === 0 && person.addresses.length < 2) return reply(call, oneChatText);
  const buttons = promptChannelButtons(person);
  if (others.length === 0) return reply(call, whereAskedText(person), { buttons });
  const code = newLinkCode();
  const expiresAt = new Date(Date.parse(desk.now) + validMs).toISOString();
  const order = { officeId: desk.office.id, person: person.id, codeHash: linkHash(code), at: desk.now, expiresAt };
  const links = others.map((platform) => ({
    chat: chatName(platform.channel),
    link: platform.invitationLink(`hubungkan-${code}`),
  }));
  const told = reply(call, linkCodeText(code, links), { buttons });
  return { writes: [{ type: 'createLinkCode', code: order }, ...told.writes] };
}

/** Who sends the code is the person who asked for it, in another chat. */
export async function linkByCode(call: CommandCall, code: string): Promise<Reaction> {
  const { desk, visitor } = call;
  const found = await desk.tx.linkCode(linkHash(code));
  const isGood = found && found.usedAt === null && found.expiresAt > desk.now;
  const issuer = isGood ? await desk.tx.person(found.person) : undefined;
  const here = await desk.tx.person(visitor.person);
  if (!found || !issuer || !here) return refuseCode(call);
  if (issuer.id === here.id) return reply(call, ownLinkCodeText);
  const double = here.addresses.find(({ channel }) => isIn(issuer, channel));
  if (double) return reply(call, alreadyInText(chatName(double.channel)));
  const addresses = [...issuer.addresses, ...here.addresses];
  const merged: Person = { ...issuer, addresses };
  const buttons = promptChannelButtons(merged);
  const payload = { person: issuer.id, was: here.id };
  return {
    writes: [
      { type: 'mergePeople', codeId: found.id, from: here.id, into: issuer.id, at: desk.now },
      event(desk, 'PeopleLinked', issuer.id, payload),
      ...reply(call, lines(linkedText(issuer.name), whereAskedText(merged)), { buttons }).writes,
      ...tellIssuer(issuer, desk),
    ],
  };
}

/** In the chats that were theirs before: a code that fell into other hands does not stay unnoticed. */
function tellIssuer({ id, addresses }: Person, desk: Desk): Write[] {
  const text = [linkedNewsText(chatName(desk.platform.channel))];
  return addresses
    .filter(({ reachable }) => reachable)
    .map(({ channel, userId }) =>
      answer(desk, { channel, chatId: userId, threadId: null }, `linked:${id}:${desk.now}`, text),
    );
}

/** Told once a day, so that guessing codes is no way to make the bot talk. */
async function refuseCode({ desk, visitor, message }: CommandCall): Promise<Reaction> {
  const logged = refused(desk, actorOf(visitor, false), null, '/hubungkan', 'notValid');
  const sender = { ...visitor.sender, userId: `${visitor.sender.userId}:link` };
  const told = await explainOnce(desk, sender, message.chat, deadLinkCodeText);
  return { writes: [logged, ...told.writes] };
}

function isIn({ addresses }: Person, channel: string): boolean {
  return addresses.some((address) => address.channel === channel);
}
