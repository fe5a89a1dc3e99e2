import type { ILogger } from '@whiskeysockets/baileys/lib/Utils/logger.js';

/** What Baileys logs carries keys and what people wrote: it is told nowhere. */
export const quietLogger: ILogger = {
  level: 'silent',
  child: () => quietLogger,
  trace() {},
  debug() {},
  info() {},
  warn() {},
  error() {},
};
