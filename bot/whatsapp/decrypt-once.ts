import { createHash } from 'node:crypto';
import type { SignalDataTypeMap, SignalKeyStoreWithTransaction, SocketConfig } from '@whiskeysockets/baileys';
import type { Turns } from './turns.ts';

type MakeRepository = SocketConfig['makeSignalRepository'];

export interface DecryptingDeps {
  /** Resolves when every stanza that came so far is in the database. */
  stored(): Promise<void>;
  /** Shared with sending: both change the session with somebody, and the later one would undo the other. */
  turns: Turns;
}

/**
 * A ciphertext can be decrypted once: then the keys have moved on. What it said is kept in the commit that moves them, so
 * that the same stanza, given once more after a crash, says the same. And nothing is decrypted, and so nothing confirmed,
 * before the stanza itself is in the database.
 */
export function decryptingOnce(make: MakeRepository, deps: DecryptingDeps): MakeRepository {
  return (auth, logger, findLids) => {
    const repository = make(auth, logger, findLids);
    const keys = auth.keys as SignalKeyStoreWithTransaction;
    const once = (scope: string, ciphertext: Uint8Array, decrypt: () => Promise<Uint8Array>) =>
      decryptOnce({ ...deps, keys, scope, ciphertext, decrypt });
    return {
      ...repository,
      decryptMessage: (asked) => once(asked.jid, asked.ciphertext, () => repository.decryptMessage(asked)),
      decryptGroupMessage: (asked) => once(asked.group, asked.msg, () => repository.decryptGroupMessage(asked)),
      processSenderKeyDistributionMessage: (asked) =>
        deps.turns.run(() => repository.processSenderKeyDistributionMessage(asked)),
    };
  };
}

interface Decrypting extends DecryptingDeps {
  keys: SignalKeyStoreWithTransaction;
  /** The session or the group: the library locks by the same name. */
  scope: string;
  ciphertext: Uint8Array;
  decrypt(): Promise<Uint8Array>;
}

/** The library knows no such type, and stores any. */
const decrypted = 'decrypted' as keyof SignalDataTypeMap;

async function decryptOnce({ stored, turns, keys, scope, ciphertext, decrypt }: Decrypting): Promise<Uint8Array> {
  await stored();
  const hash = createHash('sha256').update(scope).update('\n').update(ciphertext).digest('hex');
  const inCommit = async () => {
    const known = (await keys.get(decrypted, [hash]))[hash];
    if (known) return known as Uint8Array;
    const plain = await decrypt();
    await keys.set({ [decrypted]: { [hash]: plain } });
    return plain;
  };
  return turns.run(() => keys.transaction(inCommit, scope));
}
