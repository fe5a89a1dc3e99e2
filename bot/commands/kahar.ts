import type { ForceMajeure } from '../../workflows/force-majeure.ts';
import type { Reaction } from '../desk.ts';
import { takeFirstDay } from '../intake/take-day.ts';
import { askKahar, declareFor, readScope } from '../office-decisions/ask-kahar.ts';
import { endKahar, endRow } from '../office-decisions/kahar.ts';
import { say, type Turn } from '../office-decisions/turn.ts';
import { lines } from '../rich-text.ts';
import { privateOnlyText } from '../texts/groups.ts';
import { dayExpectedText, kaharUsageText, noKaharText, runningKaharText } from '../texts/kahar.ts';
import { plainDay } from '../texts/times.ts';
import { reply } from './reply.ts';
import type { CommandCall, SlashCommand } from './slash-command.ts';

/** Keadaan kahar: deadlines move with a reason (closing provision 2). */
export const kahar: SlashCommand = {
  word: 'kahar',
  for: ['admin', 'chiefEditor'],
  where: 'anywhere',
  usage: 'semua|kode[,kode] tanggal alasan',
  help: 'memindahkan tenggat karena keadaan kahar; /kahar akhiri mengakhirinya',
  async run(call) {
    if (/^akhiri\b/i.test(call.args)) return end(call, call.args.replace(/^akhiri\s*/i, ''));
    if (call.args !== '') return declare(call);
    if (call.message.chat.kind === 'group') return reply(call, privateOnlyText);
    const turn = turnOf(call);
    const running = call.desk.standing.forceMajeures;
    const listed = running.length > 0 ? [...(await list({ ...turn, key: `${turn.key}:running` }, running))] : [];
    return { writes: [...listed, ...(await askKahar(turn))] };
  },
};

async function declare(call: CommandCall): Promise<Reaction> {
  const scoped = readScope(call.args);
  if (!scoped) return reply(call, kaharUsageText);
  const taken = takeFirstDay(scoped.rest, call.desk.today);
  if (!taken) return reply(call, scoped.rest === '' ? kaharUsageText : dayExpectedText);
  if (taken.rest === '') return reply(call, kaharUsageText);
  return { writes: await declareFor(turnOf(call), scoped.scope, taken.day, taken.rest) };
}

/** The one that is meant, where that is clear; else the list, with a button each. */
async function end(call: CommandCall, which: string): Promise<Reaction> {
  const turn = turnOf(call);
  const running = call.desk.standing.forceMajeures;
  if (running.length === 0) return reply(call, noKaharText);
  const wanted = which === '' ? null : readScope(which)?.scope;
  const meant = await matching(turn, running, wanted);
  const [only] = meant;
  if (only && meant.length === 1) return { writes: await endKahar(turn, only.id) };
  return { writes: await list(turn, running) };
}

async function matching(
  turn: Turn,
  running: readonly ForceMajeure[],
  wanted: 'all' | readonly string[] | null | undefined,
): Promise<ForceMajeure[]> {
  if (wanted === null) return [...running];
  if (wanted === undefined) return [];
  if (wanted === 'all') return running.filter(({ scope }) => scope === 'all');
  const codes = await codesByDeclaration(turn);
  return running.filter(({ id, scope }) => scope === 'some' && wanted.every((code) => codes.get(id)?.includes(code)));
}

async function list(turn: Turn, running: readonly ForceMajeure[]) {
  const codes = await codesByDeclaration(turn);
  const text = lines(...running.map((one) => runningKaharText(one, codes.get(one.id) ?? [])));
  return [
    say(
      turn,
      text,
      running.map((one) => endRow(one, `Akhiri yang sampai ${plainDay(one.until)}`)),
    ),
  ];
}

/** Open packages whose deadlines each declaration moved. */
async function codesByDeclaration({ desk }: Turn): Promise<Map<number, string[]>> {
  const open = await desk.tx.openSubmissions(desk.office.id);
  const pairs = open.flatMap(({ code, extensions }) => extensions.map(({ declaration }) => ({ declaration, code })));
  const grouped = Map.groupBy(pairs, ({ declaration }) => declaration);
  return new Map([...grouped].map(([declaration, own]) => [declaration, own.map(({ code }) => code)]));
}

function turnOf({ desk, visitor, message }: CommandCall): Turn {
  return { desk, visitor, chat: message.chat, key: message.messageId };
}
