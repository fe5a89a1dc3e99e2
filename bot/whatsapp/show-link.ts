import { toString as drawQr } from 'qrcode';
import type { Link } from './client.ts';

/** How to link the number, for a terminal: a QR that a phone can scan, or a code to type there. */
export async function showLink(link: Link): Promise<string> {
  const where = 'WhatsApp on the phone > Linked devices > Link a device';
  if (link.type === 'code') return `${where} > Link with phone number instead, and type: ${inTwo(link.code)}\n`;
  const drawn = await drawQr(link.qr, { type: 'terminal', small: true });
  return `${where}, and scan:\n${drawn}\nWhere that cannot be scanned, make a QR of:\n${link.qr}\n`;
}

function inTwo(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}
