/** Telegram does not know the bot token: no use in trying again. */
export class TokenRefused extends Error {
  constructor(statusCode: number) {
    super(`Telegram refused the bot token (${statusCode}): get the right one from @BotFather`);
    this.name = 'TokenRefused';
  }
}
