/** The least that a grammY bot can do: one answer to everything. What it takes is what chat, HTTP and grammY cost. */
import { Bot } from 'grammy';

const bot = new Bot(process.env.TELEGRAM_BOT_TOKEN ?? '', {
  client: { apiRoot: process.env.TELEGRAM_API_ROOT ?? '' },
});

bot.on(['message', 'callback_query'], async (ctx) => {
  if (ctx.callbackQuery) await ctx.answerCallbackQuery();
  else await ctx.reply('ok');
});

await bot.start();
