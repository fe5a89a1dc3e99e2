import type { WhatsAppNotice } from './bot/whatsapp/connection-watch.ts';
import type { WhatsAppRows } from './bot/whatsapp/whatsapp-rows.ts';
import type { Config } from './config.ts';
import type { ConnectedChat } from './connect-chats.ts';
import type { Clock, Log } from './workflows/ports.ts';

export interface WhatsAppDeps {
  clock: Clock;
  log: Log;
  whatsAppRows: WhatsAppRows;
}

export type TellOfWhatsApp = (notice: WhatsAppNotice) => void;

/** Loaded only where it is wanted: the client takes time to load, and memory. */
export async function openWhatsAppChat(config: Config, deps: WhatsAppDeps): Promise<ConnectedChat> {
  const { openWhatsApp } = await import('./bot/whatsapp/whatsapp-platform.ts');
  const { showLink } = await import('./bot/whatsapp/show-link.ts');
  const { clock, log, whatsAppRows: rows } = deps;
  const { dailyCap, pauseMs, pairingPhone, version } = config.whatsApp;
  const platform = openWhatsApp({
    rows,
    clock,
    log,
    dailyCap,
    pauseMs,
    zone: config.office.zone,
    ...(pairingPhone === null ? {} : { pairingPhone }),
    ...(version === null ? {} : { version: [...version] }),
    onLink(link) {
      log.warn(link.type === 'qr' ? { qr: link.qr } : { pairingCode: link.code }, 'WhatsApp is not linked: link it');
      showLink(link).then(
        (drawn) => process.stderr.write(drawn),
        (error: unknown) => log.error({ error: String(error) }, 'the QR cannot be drawn'),
      );
    },
  });
  return {
    platform,
    async startIntake(keep, tell) {
      await platform.start({ keep, tell });
      // It goes on while the last messages are sent: what comes meanwhile waits in the inbox for the next start.
      return { webhook: null, stop: async () => {} };
    },
    close: () => platform.stop(),
  };
}
