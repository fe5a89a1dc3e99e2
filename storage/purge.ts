import type { Instant } from '../workflows/deadlines.ts';
import { purgeHandledUpdates } from './inbox.ts';
import { purgeToldItems } from './list-items.ts';
import { forgetOfferedChoices } from './offered-choices.ts';
import { purgeSentOrders } from './outbox.ts';
import type { Trx } from './schema.ts';
import { forgetDecrypted } from './whatsapp/keys.ts';
import { forgetSent } from './whatsapp/sent.ts';
import { forgetStanzas } from './whatsapp/stanzas.ts';

/** Forgets what has done its work: it only holds what people wrote. Failed messages stay, with their errors. */
export async function purge(trx: Trx, before: Instant): Promise<void> {
  await purgeHandledUpdates(trx, before);
  await purgeSentOrders(trx, before);
  await purgeToldItems(trx, before);
  await forgetOfferedChoices(trx, before);
  await forgetDecrypted(trx, before);
  await forgetStanzas(trx, before);
  await forgetSent(trx, before);
}
