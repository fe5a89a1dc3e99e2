import { sampleJpeg } from '../../playground/bot-api/sample-files.ts';
import { timed } from './figures.ts';
import { nextBotMessage } from './messages.ts';
import type { Offices } from './offices.ts';
import { quiet } from './quiet.ts';

/** Milliseconds from the first photo of a package to its card, in turns with any photo and the bare bot's message. */
export async function measurePhotos(
  { ours, bare }: Offices,
  count: number,
): Promise<{ ours: number[]; bare: number[] }> {
  const times = { ours: [] as number[], bare: [] as number[] };
  for (let number = 1; number <= count; number += 1) {
    const caption = `Kegiatan: Foto ${number}\nCaption: Caption ${number}`;
    const photo = sampleJpeg(caption);
    const card = nextBotMessage(ours.server, ({ text }) => firstLineOf(text).endsWith(`Foto ${number}`));
    times.ours.push(
      await timed(() => {
        ours.officer.sendPhoto(ours.group, photo, { caption });
        return card;
      }),
    );
    await quiet(ours.server);
    const answer = nextBotMessage(bare.server, () => true);
    times.bare.push(
      await timed(() => {
        bare.somebody.sendPhoto('bot', photo, { caption });
        return answer;
      }),
    );
    await quiet(bare.server);
  }
  return times;
}

function firstLineOf(text = ''): string {
  return text.split('\n', 1)[0] ?? '';
}
