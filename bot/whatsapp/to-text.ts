import { BufferJSON, proto } from '@whiskeysockets/baileys';

/** Anything plain as text and back, bytes included. */
export function toText(value: unknown): string {
  return JSON.stringify(value, BufferJSON.replacer);
}

export function fromText(text: string): unknown {
  return JSON.parse(text, BufferJSON.reviver);
}

/** A message of WhatsApp as text: as JSON it would lose what its numbers and bytes are. */
export function messageToText(message: proto.IMessage): string {
  return Buffer.from(proto.Message.encode(proto.Message.fromObject(message)).finish()).toString('base64');
}

export function messageFromText(text: string): proto.IMessage {
  return proto.Message.decode(Buffer.from(text, 'base64'));
}
