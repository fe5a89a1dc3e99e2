import { normalizeMessageContent, proto, type WAMessage } from '@whiskeysockets/baileys';

const { StubType } = proto.WebMessageInfo;
type StubType = proto.WebMessageInfo.StubType;

/** Could not be decrypted, or not all of it (a group's key may have come along): what it says is still to come. */
export function isCiphertext({ messageStubType }: WAMessage): boolean {
  return messageStubType === StubType.CIPHERTEXT;
}

const memberChanges = new Map([
  [StubType.GROUP_PARTICIPANT_ADD, 'memberJoined' as const],
  [StubType.GROUP_PARTICIPANT_REMOVE, 'memberLeft' as const],
  [StubType.GROUP_PARTICIPANT_LEAVE, 'memberLeft' as const],
]);

/** Undefined for what says nothing about who is in a group. */
export function memberChangeOf(type: StubType | null | undefined): 'memberJoined' | 'memberLeft' | undefined {
  return memberChanges.get(type ?? StubType.UNKNOWN);
}

/** Id of the message that this one deletes for everybody; null for what deletes nothing. */
export function removedIdOf(message: proto.IMessage | null | undefined): string | null {
  const protocol = normalizeMessageContent(message)?.protocolMessage;
  return protocol?.type === proto.Message.ProtocolMessage.Type.REVOKE ? (protocol.key?.id ?? null) : null;
}
