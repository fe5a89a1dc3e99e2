import type { GroupMetadata, WASocket } from '@whiskeysockets/baileys';
import { type Both, bothOf, isSamePerson } from './whatsapp-ids.ts';

/** Groups as they were asked for last: WhatsApp is asked once, and again after something changed there. */
export class GroupRoster {
  readonly #known = new Map<string, GroupMetadata>();
  #socket: WASocket | undefined;

  watch(socket: WASocket): void {
    this.#socket = socket;
    this.#known.clear();
    const forget = (id: string | undefined) => id && this.#known.delete(id);
    socket.ev.on('group-participants.update', ({ id }) => forget(id));
    socket.ev.on('groups.update', (updates) => {
      for (const { id } of updates) forget(id);
    });
    socket.ev.on('groups.upsert', (groups) => {
      for (const { id } of groups) forget(id);
    });
  }

  known(jid: string): GroupMetadata | undefined {
    return this.#known.get(jid);
  }

  /** Throws when WhatsApp does not tell. */
  async of(jid: string): Promise<GroupMetadata> {
    const known = this.#known.get(jid);
    if (known) return known;
    if (!this.#socket) throw new Error('not connected');
    const group = await this.#socket.groupMetadata(jid);
    this.#known.set(jid, group);
    return group;
  }

  /** Without asking anybody when it fails. */
  async find(jid: string): Promise<GroupMetadata | undefined> {
    return this.of(jid).catch(() => undefined);
  }

  /** False too when WhatsApp does not tell. */
  async isAdmin(jid: string, who: Both): Promise<boolean> {
    const members = (await this.find(jid))?.participants ?? [];
    return members.some(({ id, lid, phoneNumber, admin }) => admin && isSamePerson(bothOf(id, lid, phoneNumber), who));
  }
}
