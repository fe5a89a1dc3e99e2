import { reviewerRoles } from '../../workflows/people.ts';
import { summaryLine } from '../render-card.ts';
import { lines } from '../rich-text.ts';
import { showAgainButtons } from '../show-again-buttons.ts';
import { queueEmptyText } from '../texts/lists.ts';
import { waitingFor } from '../welcome-back.ts';
import { reply } from './reply.ts';
import type { SlashCommand } from './slash-command.ts';

/** As many as stay readable on a phone; the rest moves up as these are decided. */
const shownAtOnce = 20;

export const antrian: SlashCommand = {
  word: 'antrian',
  for: reviewerRoles,
  where: 'private',
  help: 'yang menunggu keputusan Anda, tenggat terdekat dulu',
  async run(call) {
    const { desk, visitor } = call;
    const waiting = await waitingFor(desk, visitor);
    if (waiting.length === 0) return reply(call, queueEmptyText);
    const shown = waiting.slice(0, shownAtOnce);
    const text = lines(
      `${waiting.length} kiriman menunggu Anda:`,
      ...shown.map((submission) => summaryLine(submission, desk.office.calendar.zone)),
    );
    return reply(call, text, { buttons: showAgainButtons(shown) });
  },
};
