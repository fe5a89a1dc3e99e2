import { refused } from '../commit-command.ts';
import type { Reaction } from '../desk.ts';
import { actorOf } from '../desk.ts';
import { answerAmendment, answerVoiding, askAmendment, askVoiding } from '../office-decisions/ask-procedure.ts';
import { nameOf } from '../office-decisions/delegation.ts';
import type { Turn } from '../office-decisions/turn.ts';
import { lines } from '../rich-text.ts';
import { privateOnlyText } from '../texts/groups.ts';
import { commandRefusedText } from '../texts/help.ts';
import { proposalWaitsText, sopUsageText, standingText } from '../texts/procedure.ts';
import { reply } from './reply.ts';
import type { CommandCall, SlashCommand } from './slash-command.ts';

/** The procedure in force; admin proposes to change or to void it (closing provisions 2 to 5). */
export const sop: SlashCommand = {
  word: 'sop',
  for: 'everyRole',
  where: 'anywhere',
  help: 'prosedur yang berlaku; admin mengusulkan perubahan dengan /sop ubah dan /sop batal',
  async run(call) {
    const [, word = '', rest = ''] = /^(\S*)\s*([\s\S]*)$/.exec(call.args) ?? [];
    switch (word.toLowerCase()) {
      case '':
        return show(call);
      case 'ubah':
        return change(call, 'sop ubah', (turn) => (rest === '' ? askAmendment(turn) : answerAmendment(turn, rest)));
      case 'batal':
        return change(call, 'sop batal', (turn) => (rest === '' ? askVoiding(turn) : answerVoiding(turn, rest)));
      default:
        return reply(call, sopUsageText);
    }
  },
};

async function show(call: CommandCall): Promise<Reaction> {
  const { desk } = call;
  const newest = desk.standing.procedures.all.at(-1);
  if (!newest) throw new Error(`Office ${desk.office.id} has no procedure`);
  const enactedBy = newest.enactedBy === null ? null : await nameOf(desk, newest.enactedBy);
  const waits = (await desk.tx.openProposal(desk.office.id)) !== undefined;
  const text = standingText(newest, enactedBy, desk.office.calendar.zone);
  return reply(call, waits ? lines(text, [], proposalWaitsText) : text);
}

async function change(
  call: CommandCall,
  asked: string,
  propose: (turn: Turn) => ReturnType<typeof askAmendment>,
): Promise<Reaction> {
  const { desk, visitor, message } = call;
  if (message.chat.kind === 'group') return reply(call, privateOnlyText);
  if (!visitor.roles.includes('admin')) {
    const logged = refused(desk, actorOf(visitor, false), null, '/sop', 'notYourRole');
    return { writes: [logged, ...reply(call, commandRefusedText(asked, ['admin'])).writes] };
  }
  return { writes: await propose({ desk, visitor, chat: message.chat, key: message.messageId }) };
}
