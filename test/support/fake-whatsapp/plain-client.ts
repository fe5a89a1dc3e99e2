import { Agent } from 'node:https';
import makeWASocket, {
  type AuthenticationCreds,
  BufferJSON,
  type ConnectionState,
  initAuthCreds,
  type SignalKeyStore,
  type UserFacingSocketConfig,
  type WAMessage,
  type WAMessageUpdate,
} from '@whiskeysockets/baileys';
import type { FakeWhatsApp } from './fake-whatsapp.ts';
import { quietLogger } from './stanza.ts';

/** What a client remembers between connections, through text as a database would. */
export class TextAuth {
  readonly #rows = new Map<string, string>();

  constructor(creds: AuthenticationCreds = initAuthCreds()) {
    this.save(creds);
  }

  save(creds: AuthenticationCreds): void {
    this.#rows.set('creds', toText(creds));
  }

  load(): { creds: AuthenticationCreds; keys: SignalKeyStore } {
    const keys: SignalKeyStore = {
      get: async (type, ids) => {
        const found = ids.filter((id) => this.#rows.has(`${type}:${id}`));
        return Object.fromEntries(found.map((id) => [id, this.#read(`${type}:${id}`)])) as never;
      },
      set: async (update) => {
        for (const [type, values] of Object.entries(update)) {
          for (const [id, value] of Object.entries(values ?? {})) {
            if (value === null) this.#rows.delete(`${type}:${id}`);
            else this.#rows.set(`${type}:${id}`, toText(value));
          }
        }
      },
    };
    return { creds: this.#read('creds') as AuthenticationCreds, keys };
  }

  #read(key: string): unknown {
    return JSON.parse(this.#rows.get(key) ?? 'null', BufferJSON.reviver);
  }
}

export type ClientConfig = Partial<Omit<UserFacingSocketConfig, 'auth'>>;

/** Baileys as it comes, with what it told. */
export class PlainClient {
  readonly socket;
  readonly messages: (WAMessage & { kind: string })[] = [];
  readonly updates: WAMessageUpdate[] = [];
  readonly members: { id: string; action: string }[] = [];
  readonly states: Partial<ConnectionState>[] = [];

  constructor(fake: FakeWhatsApp, auth: TextAuth, config: ClientConfig = {}) {
    const { creds, keys } = auth.load();
    this.socket = makeWASocket({
      auth: { creds, keys },
      logger: quietLogger,
      markOnlineOnConnect: false,
      syncFullHistory: false,
      retryRequestDelayMs: 20,
      fetchAgent: new Agent({ ca: fake.tls.cert }),
      ...config,
    });
    const { ev } = this.socket;
    ev.on('creds.update', (update) => auth.save(Object.assign(creds, update)));
    ev.on('messages.upsert', ({ messages, type }) => {
      this.messages.push(...messages.map((message) => ({ ...message, kind: type })));
    });
    ev.on('messages.update', (updates) => this.updates.push(...updates));
    ev.on('group-participants.update', ({ id, action }) => this.members.push({ id, action }));
    ev.on('connection.update', (state) => this.states.push(state));
  }

  async ready(): Promise<void> {
    await until(() => this.states.some(({ receivedPendingNotifications }) => receivedPendingNotifications));
  }

  message(id: string): Promise<WAMessage & { kind: string }> {
    return until(() => this.messages.find(({ key, message }) => key.id === id && message));
  }

  qr(): Promise<string> {
    return until(() => this.states.find(({ qr }) => qr)?.qr);
  }

  /** The code it was closed with. */
  async closed(): Promise<number> {
    const state = await until(() => this.states.find(({ connection }) => connection === 'close'));
    const error = state.lastDisconnect?.error as { output?: { statusCode: number } } | undefined;
    return error?.output?.statusCode ?? 0;
  }

  end(): void {
    this.socket.end(undefined);
  }
}

/** Looks every 10 ms until there is something; for what another program does in its own time. */
export async function until<T>(look: () => T | undefined | null | false, ms = 8000): Promise<T> {
  const end = Date.now() + ms;
  for (;;) {
    const found = look();
    if (found) return found;
    if (Date.now() > end) throw new Error(`nothing within ${ms} ms: ${look}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

function toText(value: unknown): string {
  return JSON.stringify(value, BufferJSON.replacer);
}
