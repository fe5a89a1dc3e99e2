import type { WAMessage, WASocket } from '@whiskeysockets/baileys';
import type { GroupRoster } from './group-roster.ts';
import { type Both, bothOf, isGroupId, isSamePerson } from './whatsapp-ids.ts';

/**
 * Both forms of who sent a message. WhatsApp hides numbers: then the number comes from what the client learnt earlier, or
 * from the group's roster; where nobody tells, it stays unknown.
 */
export async function whose({ key }: WAMessage, socket: WASocket, roster: GroupRoster): Promise<Both> {
  const { participant, participantAlt, remoteJid, remoteJidAlt } = key;
  const inGroup = isGroupId(remoteJid ?? '');
  const told = inGroup ? bothOf(participant, participantAlt) : bothOf(remoteJid, remoteJidAlt);
  if (told.lid && told.pn) return told;
  const learnt = await learn(told, socket).catch(() => told);
  if ((learnt.lid && learnt.pn) || !inGroup) return learnt;
  const members = (await roster.find(remoteJid ?? ''))?.participants ?? [];
  const member = members
    .map(({ id, lid, phoneNumber }) => bothOf(id, lid, phoneNumber))
    .find((it) => isSamePerson(it, learnt));
  return member ?? learnt;
}

async function learn({ lid, pn }: Both, { signalRepository: { lidMapping } }: WASocket): Promise<Both> {
  if (lid) return bothOf(lid, await lidMapping.getPNForLID(lid));
  return bothOf(pn, pn && (await lidMapping.getLIDForPN(pn)));
}
