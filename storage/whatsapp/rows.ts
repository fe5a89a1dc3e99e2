import type { Instant } from '../../workflows/deadlines.ts';
import type { GroupCommit } from '../group-commit.ts';
import { receivedUpdate } from '../inbox.ts';
import type { Db } from '../schema.ts';
import { dropKeys, type KeyRow, keysOf, putKeys } from './keys.ts';
import { useNumber } from './number.ts';
import { knownPerson, type PersonRow, rememberPerson } from './people.ts';
import { countSent, lastVote, rememberSent, rememberVote, type SentRow, sentMessage, type VoteRow } from './sent.ts';
import { dropStanzas, keepStanza, pendingStanzas, type StanzaRow } from './stanzas.ts';

/** What the client of WhatsApp keeps, of one office; each call is one commit. */
export function openWhatsAppRows(db: Db, commits: GroupCommit, officeId: number) {
  return {
    keys: (type: string, ids: readonly string[]) => keysOf(db, officeId, type, ids),
    putKeys: (rows: readonly KeyRow[], at: Instant) => commits.run((trx) => putKeys(trx, officeId, rows, at)),
    useNumber: (phone: string, at: Instant) => commits.run((trx) => useNumber(trx, officeId, phone, at)),
    dropKeys: () => commits.run((trx) => dropKeys(trx, officeId)),
    keepStanza: (row: StanzaRow) => commits.run((trx) => keepStanza(trx, officeId, row)),
    pendingStanzas: () => pendingStanzas(db, officeId),
    dropStanzas: (keys: readonly string[]) => commits.run((trx) => dropStanzas(trx, officeId, keys)),
    rememberSent: (row: SentRow) => commits.run((trx) => rememberSent(trx, officeId, row)),
    sentMessage: (messageId: string) => sentMessage(db, officeId, messageId),
    receivedMessage: (chatId: string, messageId: string) => receivedUpdate(db, 'whatsapp', `${chatId} ${messageId} `),
    countSent: (since: Instant) => countSent(db, officeId, since),
    rememberVote: (vote: VoteRow) => commits.run((trx) => rememberVote(trx, officeId, vote)),
    lastVote: (pollId: string, userId: string) => lastVote(db, officeId, pollId, userId),
    rememberPerson: (person: PersonRow) => commits.run((trx) => rememberPerson(trx, officeId, person)),
    person: (userId: string) => knownPerson(db, officeId, userId),
  };
}
