import type { Capabilities } from '../capabilities.ts';
import { publicRoot } from './telegram-api.ts';

export const captionLimit = 1024;

/** https://core.telegram.org/bots/api#sending-files: a server of one's own gives and takes 2000 MB. */
export function telegramCapabilities(apiRoot: string): Capabilities {
  return {
    textLimit: 4096,
    mediaCaptionLimit: captionLimit,
    albumLimit: 10,
    albumMixes: [['photo', 'video'], ['document'], ['audio']],
    // Telegram's programs cut at 4096, or at a line end or space somewhat before.
    cutTextFrom: 3500,
    choices: 'buttons',
    toasts: true,
    editWindowMs: null,
    tellsOfRemoved: false,
    slashMenu: true,
    firstContact: 'start',
    downloadLimit: (apiRoot === publicRoot ? 20 : 2000) * 1024 * 1024,
  };
}
