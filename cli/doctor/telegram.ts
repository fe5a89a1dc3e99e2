import { z } from 'zod';
import { groupRights } from '../../bot/telegram/group-rights.ts';
import { openTelegramApi, publicRoot, type TelegramApi } from '../../bot/telegram/telegram-api.ts';
import type { Config } from '../../config.ts';
import type { IntakeGroup } from '../../workflows/records.ts';
import { type Finding, wrong } from './finding.ts';
import { examineWebhook } from './webhook.ts';

type Groups = readonly IntakeGroup[];

/** Token, clock, how updates come, privacy mode and the rights in each intake group, as the Bot API tells them. */
export async function* examineTelegram(
  { token, apiRoot, webhook }: Config['telegram'],
  groups: Groups,
  now: () => Date,
): AsyncGenerator<Finding> {
  if (token === null) {
    yield { level: 'note', about: 'telegram', text: 'no TELEGRAM_BOT_TOKEN', todo: 'get one from @BotFather' };
    return;
  }
  const answer = await askWho(token, apiRoot ?? publicRoot);
  if ('level' in answer) return yield answer;
  yield { level: 'fine', about: 'telegram', text: `the token is @${answer.username}'s` };
  if (answer.date) yield clock(Date.parse(answer.date), now().getTime());
  yield privacyMode(answer.readsEverything);
  const api = openTelegramApi(token, apiRoot ?? publicRoot);
  yield* await updates(api, webhook, now());
  for (const group of groups) if (group.channel === 'telegram') yield await rights(api, group);
  api.close();
}

const getMeAnswer = z.object({
  result: z.object({ username: z.string(), can_read_all_group_messages: z.boolean() }),
});

interface Who {
  username: string;
  readsEverything: boolean;
  /** What the server's clock says. */
  date: string | null;
}

/** Plain HTTP instead of grammY, which does not show the headers. No message ever holds the address: the token is in it. */
async function askWho(token: string, root: string): Promise<Who | Finding> {
  try {
    const response = await fetch(`${root}/bot${token}/getMe`, { signal: AbortSignal.timeout(10_000) });
    if (response.status === 401 || response.status === 404) return tokenRefused(response.status);
    const { result } = getMeAnswer.parse(await response.json());
    const { username, can_read_all_group_messages: readsEverything } = result;
    return { username, readsEverything, date: response.headers.get('date') };
  } catch {
    return wrong(
      'telegram',
      `${new URL(root).host} does not answer as a Bot API server`,
      'check network, proxy and TELEGRAM_API_ROOT',
    );
  }
}

function tokenRefused(status: number): Finding {
  return wrong(
    'telegram',
    `the token is refused (${status})`,
    'take the token from @BotFather again: TELEGRAM_BOT_TOKEN',
  );
}

const tolerableSeconds = 30;

function clock(theirs: number, ours: number): Finding {
  const seconds = Math.round(Math.abs(ours - theirs) / 1000);
  if (seconds <= tolerableSeconds) return { level: 'fine', about: 'clock', text: "agrees with Telegram's" };
  const text = `is ${seconds} seconds ${ours > theirs ? 'ahead of' : 'behind'} Telegram's`;
  return { level: 'wrong', about: 'clock', text, todo: 'turn on time synchronisation (timedatectl set-ntp true)' };
}

function privacyMode(readsEverything: boolean): Finding {
  if (readsEverything)
    return { level: 'fine', about: 'privacy', text: 'privacy mode is off: the bot reads its groups' };
  const todo = 'make the bot admin of each intake group, or send /setprivacy to @BotFather and add the bot anew';
  return { level: 'note', about: 'privacy', text: 'privacy mode is on: where it is no admin it misses messages', todo };
}

async function updates(api: TelegramApi, webhook: Config['telegram']['webhook'], now: Date): Promise<Finding[]> {
  try {
    return [...examineWebhook(webhook, await api.calls.getWebhookInfo(), now)];
  } catch (error) {
    return [wrong('updates', error, 'check the network, and ask again')];
  }
}

async function rights(api: TelegramApi, group: IntakeGroup): Promise<Finding> {
  const about = 'group';
  const back = `add the bot to it again, or ignore this when the group is not used any more`;
  if (!group.present)
    return { level: 'note', about, text: `"${group.title}": the bot was removed from it`, todo: back };
  try {
    const { readsEverything, canWrite } = await groupRights(api, group);
    if (!readsEverything)
      return wrong(about, `"${group.title}": the bot does not see its messages`, 'make the bot admin there');
    if (!canWrite) return wrong(about, `"${group.title}": the bot may not write`, 'allow it to send messages there');
    return { level: 'fine', about, text: `"${group.title}": reads and writes` };
  } catch (error) {
    return wrong(about, `"${group.title}" cannot be asked: ${error instanceof Error ? error.message : error}`, back);
  }
}
