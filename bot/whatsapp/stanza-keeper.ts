import { type BinaryNode, jidNormalizedUser, type WAMessage, type WASocket } from '@whiskeysockets/baileys';
import type { Clock, Log } from '../../workflows/ports.ts';
import { fromText, toText } from './to-text.ts';
import type { WhatsAppRows } from './whatsapp-rows.ts';

type StanzaRows = Pick<WhatsAppRows, 'keepStanza' | 'pendingStanzas' | 'dropStanzas'>;

export interface StanzaKeeperDeps {
  rows: StanzaRows;
  clock: Clock;
  log: Log;
}

/**
 * The client confirms a message before anybody has seen it, and forgets what it has in hand when the connection ends. So
 * every stanza is written down before the client gets it, until what it says is in the inbox; what is left over is given
 * to the client once more after it has caught up.
 */
export class StanzaKeeper {
  readonly #deps: StanzaKeeperDeps;
  readonly #storing = new Set<Promise<void>>();
  /** What the client of this connection has had in hand. */
  #seen = new Set<string>();
  #feeding: BinaryNode | undefined;

  constructor(deps: StanzaKeeperDeps) {
    this.#deps = deps;
  }

  /** To be called before anything arrives at the socket. */
  watch({ ws }: WASocket): void {
    this.#seen = new Set();
    ws.prependListener('CB:message', (node: BinaryNode) => this.#keep(node));
    ws.prependListener('CB:notification', (node: BinaryNode) => {
      if (node.attrs.type === 'w:gp2') this.#keep(node);
    });
  }

  /** Resolves when everything that came so far is in the database; rejects when something of it could not be stored. */
  async stored(): Promise<void> {
    await Promise.all(this.#storing);
  }

  /** Gives the client what it got in an earlier connection and did not finish. */
  async feedLeftovers({ ws }: WASocket): Promise<void> {
    for (const { key, stanza } of await this.#deps.rows.pendingStanzas()) {
      if (this.#seen.has(key)) continue;
      this.#seen.add(key);
      this.#feed(ws, fromText(stanza) as BinaryNode);
    }
  }

  /** What these say is in the inbox. */
  async finished(messages: readonly WAMessage[], me: readonly string[]): Promise<void> {
    await this.#deps.rows.dropStanzas(messages.flatMap((message) => keysOf(message, me)));
  }

  #feed(ws: WASocket['ws'], node: BinaryNode): void {
    this.#feeding = node;
    ws.emit(`CB:${node.tag}`, node);
    this.#feeding = undefined;
  }

  #keep(node: BinaryNode): void {
    // What was fed comes by here too, and is there already.
    if (this.#feeding === node) return;
    const key = keyOf(node);
    this.#seen.add(key);
    const { rows, clock, log } = this.#deps;
    const storing = rows.keepStanza({ key, stanza: toText(node), at: clock.now().toISOString() });
    this.#storing.add(storing);
    storing
      .catch((error: unknown) => log.error({ error: String(error) }, 'a stanza of WhatsApp cannot be stored'))
      .finally(() => this.#storing.delete(storing));
  }
}

function keyOf({ attrs }: BinaryNode): string {
  return key(attrs.id, attrs.participant ?? attrs.from);
}

/** Who sent it stands in different places of a message; of our own phone's it is left out. */
function keysOf({ key: { id, participant, remoteJid } }: WAMessage, me: readonly string[]): string[] {
  return [participant, remoteJid, ...me].flatMap((author) => (author ? [key(id, author)] : []));
}

function key(id: string | null | undefined, author: string | undefined): string {
  return `${id} ${jidNormalizedUser(author)}`;
}
