/** Telegram does not know the bot token: no use in trying again. */
export class TokenRefused extends Error {
  constructor(statusCode: number) {
    super(`TELEGRAM_BOT_TOKEN was refused by Telegram (${statusCode}): set the one that @BotFather gave`);
    this.name = 'TokenRefused';
  }
}
