import { readPeriod } from '../../workflows/period.ts';
import { aroundToday } from '../agenda/around-today.ts';
import { showAssignment } from '../agenda/assign-activity.ts';
import { mayPlan } from '../agenda/may-plan.ts';
import { planActivities } from '../agenda/plan-activities.ts';
import { readPlan } from '../agenda/read-plan.ts';
import { renderAgenda } from '../agenda/render-agenda.ts';
import { refused } from '../commit-command.ts';
import { actorOf } from '../desk.ts';
import { answer } from '../send.ts';
import { plannedText, plannersOnlyText, planUsageText, tooManyLinesText } from '../texts/agenda.ts';
import { periodExpectedText } from '../texts/lists.ts';
import { reply, replyLines } from './reply.ts';
import type { CommandCall, SlashCommand } from './slash-command.ts';

/** More than a plan of a month holds. */
const linesAtOnce = 60;

/** What is planned, whether its documentation is in, and planning itself. */
export const agenda: SlashCommand = {
  word: 'agenda',
  for: 'everyRole',
  where: 'anywhere',
  usage: '[tambah tanggal nama]',
  help: 'kegiatan 7 hari lalu dan mendatang, dan apakah dokumentasinya sudah masuk; menambah kegiatan',
  run(call) {
    const [, adding, rest = ''] = /^(tambah)\b\s*([\s\S]*)$/i.exec(call.args) ?? [];
    if (adding) return add(call, rest);
    return /^k-?\d{1,9}$/i.test(call.args) ? showAssignment(call) : list(call);
  },
};

async function list(call: CommandCall) {
  const { desk, args, visitor, message } = call;
  const period = args === '' ? aroundToday(desk.today) : readPeriod(args, desk.today);
  if (!period) return reply(call, periodExpectedText);
  const entries = await desk.tx.agenda(desk.office.id, period.from, period.until);
  const mayChange = message.chat.kind === 'private' && mayPlan(visitor);
  const pages = renderAgenda({ title: period.title, today: desk.today, entries, mayChange });
  const writes = pages.map(({ text, buttons = [] }, index) =>
    answer(desk, message.chat, `${message.messageId}:${index}`, text, { buttons }),
  );
  return { writes };
}

async function add(call: CommandCall, text: string) {
  const { desk, visitor } = call;
  if (!mayPlan(visitor)) {
    const logged = refused(desk, actorOf(visitor, false), null, '/agenda tambah', 'notYourRole');
    return { writes: [logged, ...reply(call, plannersOnlyText).writes] };
  }
  const { activities, bad } = readPlan(text, desk.today);
  if (activities.length + bad.length === 0) return reply(call, planUsageText);
  if (activities.length > linesAtOnce) return reply(call, tooManyLinesText(linesAtOnce));
  const { writes, planned, known } = await planActivities(desk, activities, visitor.person);
  return { writes: [...writes, ...replyLines(call, plannedText(planned, known, bad, desk.today)).writes] };
}
