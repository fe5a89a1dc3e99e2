import type { Button } from '../../workflows/outgoing.ts';
import type { Person } from '../../workflows/records.ts';
import type { Desk, Reaction, Visitor } from '../desk.ts';
import { lastChatText, promptChannelText } from '../texts/linking.ts';
import { tapTexts } from '../texts/taps.ts';
import { chatName } from '../texts/words.ts';
import { tapData } from './tap-data.ts';

/** Where a person who is in several chats wants to be asked; nothing to choose for who is in one. */
export function promptChannelButtons({ addresses }: Person): Button[][] {
  if (addresses.length < 2) return [];
  const one = ({ channel }: { channel: string }) => ({
    text: chatName(channel),
    data: tapData({ verb: 'promptsTo', channel }),
  });
  return [
    addresses.map(one),
    [{ text: lastChatText, word: 'Terakhir', data: tapData({ verb: 'promptsTo', channel: 'last' }) }],
  ];
}

/** `last`, or one of the chats in which the person is. */
export async function choosePromptChannel(channel: string, visitor: Visitor, desk: Desk): Promise<Reaction> {
  const person = await desk.tx.person(visitor.person);
  const isTheirs = person?.addresses.some((address) => address.channel === channel);
  if (channel !== 'last' && !isTheirs) return { writes: [], answer: { text: tapTexts.unknown, alert: true } };
  return {
    writes: [{ type: 'setPromptChannel', person: visitor.person, channel: channel === 'last' ? null : channel }],
    answer: { text: promptChannelText(channel === 'last' ? null : chatName(channel)), alert: false },
  };
}
