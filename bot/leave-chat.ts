import type { Channel } from '../workflows/chat.ts';
import type { Person } from '../workflows/records.ts';
import type { Write } from '../workflows/writes.ts';
import { connectedChats } from './chats.ts';
import { type Desk, rolesIn } from './desk.ts';
import { orderPrompts } from './order-messages.ts';
import { otherChat } from './reroute.ts';
import { waitingFor } from './welcome-back.ts';

/**
 * A chat is gone until somebody repairs it. Who is in another one too is asked there from now on, until they write in it
 * again (`welcomeBack`); what waits for their decision comes there once more. Messages that were ordered for the lost chat
 * stay: they are brought up to date, or dropped, when they can be sent.
 */
export async function leaveChat(channel: Channel, desk: Desk): Promise<Write[]> {
  const holders = [...new Set(Object.values(desk.holders).flat())];
  const people = [...(await desk.tx.people(holders)).values()];
  const movable = people.filter((person) => addressIn(person, channel) && otherChat(person, channel, desk));
  const rest: Desk = { ...desk, chats: connectedChats(desk.chats.all.filter((chat) => chat.channel !== channel)) };
  const moved = await Promise.all(movable.map((person) => move(person, channel, rest)));
  return moved.flat();
}

async function move(person: Person, channel: Channel, rest: Desk): Promise<Write[]> {
  const userId = addressIn(person, channel)?.userId ?? '';
  const sender = { channel, userId, name: person.name, username: null };
  const visitor = { person: person.id, sender, roles: rolesIn(rest.holders, person.id) };
  const waiting = await waitingFor(rest, visitor);
  const prompts = await Promise.all(waiting.map((submission) => orderPrompts(rest, submission, [person.id], 'all')));
  return [{ type: 'markReachable', channel, userId, reachable: false }, ...prompts.flat()];
}

function addressIn({ addresses }: Person, channel: Channel) {
  return addresses.find((address) => address.channel === channel && address.reachable);
}
