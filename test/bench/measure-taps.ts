import type { ChatMessage } from '../../playground/bot-api/chat-message.ts';
import { sampleJpeg } from '../../playground/bot-api/sample-files.ts';
import type { Office } from '../stories/office.ts';
import type { BareOffice } from './bare-office.ts';
import { timed } from './figures.ts';
import { hasButton, onBotMessage } from './messages.ts';
import type { Offices } from './offices.ts';
import { quiet } from './quiet.ts';

/**
 * Milliseconds from a tap to its answer, one tap after another, in turns. Ours are decisions: each accepts another package
 * at step 2. The bare bot's change nothing.
 */
export async function measureTaps({ ours, bare }: Offices, count: number): Promise<{ ours: number[]; bare: number[] }> {
  const prompts = await preparePrompts(ours, count);
  const times = { ours: [] as number[], bare: [] as number[] };
  for (const prompt of prompts) {
    times.ours.push(await timed(() => decide(ours, prompt)));
    await quiet(ours.server);
    times.bare.push(await timed(() => tapAnything(bare)));
    await quiet(bare.server);
  }
  return times;
}

/** So many packages that wait at step 2: infographics, which are complete with one picture and a caption. */
export async function preparePrompts({ server, officer, admin, group }: Office, count: number): Promise<ChatMessage[]> {
  const prompts = new Map<number, ChatMessage>();
  const end = onBotMessage(server, (message) => {
    if (message.chat.id === admin.id && hasButton(message, 'Terima')) prompts.set(message.message_id, message);
  });
  for (let number = 1; number <= count; number += 1) {
    const caption = `Kegiatan: Ketukan ${number}\nJenis: infografis\nCaption: Caption ${number}`;
    officer.sendPhoto(group, sampleJpeg(caption), { caption });
  }
  await server.waitFor(() => prompts.size === count, `${count} prompts`, 120_000);
  end();
  await quiet(server, 1000);
  return [...prompts.values()];
}

export async function decide({ admin }: Office, prompt: ChatMessage): Promise<void> {
  const { text } = await admin.tap(prompt, 'Terima');
  if (text !== 'Diterima.') throw new Error(`A tap was answered with "${text}"`);
}

export async function tapAnything({ somebody }: BareOffice): Promise<void> {
  await somebody.forgeTap('anything');
}
