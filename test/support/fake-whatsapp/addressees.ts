import { type BinaryNode, getBinaryNodeChild, getBinaryNodeChildren, isJidGroup } from '@whiskeysockets/baileys';
import type { FakeUser } from './fake-user.ts';
import type { FakeWhatsApp } from './fake-whatsapp.ts';

/** Who gets which parts: a part for each device, and in a group one for all, or for the one who asked again. */
export function addressees(server: FakeWhatsApp, node: BinaryNode): Map<FakeUser, BinaryNode[]> {
  const { to = '', participant } = node.attrs;
  const found = new Map<FakeUser, BinaryNode[]>();
  const add = (user: FakeUser | undefined, sealed: BinaryNode[]) => {
    if (user) found.set(user, [...(found.get(user) ?? []), ...sealed]);
  };
  for (const part of getBinaryNodeChildren(getBinaryNodeChild(node, 'participants'), 'to')) {
    add(server.findUser(part.attrs.jid ?? ''), getBinaryNodeChildren(part, 'enc'));
  }
  const forAll = getBinaryNodeChildren(node, 'enc');
  if (forAll.length === 0) return found;
  if (!isJidGroup(to)) add(server.findUser(to), forAll);
  else if (participant) add(server.findUser(participant), forAll);
  else for (const user of server.groups.get(to)?.participants ?? []) add(user, forAll);
  if (isJidGroup(to) && !participant && found.has(server.botPhone)) add(server.botPhone, forAll);
  return found;
}
