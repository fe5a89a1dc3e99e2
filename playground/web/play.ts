import { z } from 'zod';
import type { BotApiServer } from '../bot-api/bot-api-server.ts';
import type { ChatMessage } from '../bot-api/chat-message.ts';
import { imageSize } from '../bot-api/image-size.ts';
import type { AlbumPiece, Recipient, TapAnswer, VirtualUser } from '../bot-api/virtual-user.ts';
import { cast } from '../office/cast.ts';
import type { PlayedOffice } from '../office/played-office.ts';

/** What somebody does on a phone: checked here, done by that phone's person. */

const phone = z.enum(cast.map(({ key }) => key));
const id = z.coerce.number().int();
const place = { phone, chatId: id };

export const textSchema = z.object({ ...place, text: z.string().min(1).max(4096), replyTo: id.optional() });
export const messageSchema = z.object({ ...place, messageId: id });
export const editSchema = messageSchema.extend({ text: z.string().max(4096) });
export const tapSchema = messageSchema.extend({ data: z.string().min(1).max(64) });
export const linkSchema = z.object({ phone, url: z.url() });
export const phoneSchema = z.object({ phone });
export const filesSchema = z.object({ ...place, caption: z.string().max(4096).optional(), replyTo: id.optional() });

export function sendText(office: PlayedOffice, { phone, chatId, text, replyTo }: z.infer<typeof textSchema>): void {
  const { person, to } = seat(office, phone, chatId);
  person.send(to, text, replyOption(replyTo));
}

/** What goes together becomes an album, of ten at most, as chats do; the caption goes with the first piece. */
export function sendFiles(
  office: PlayedOffice,
  { phone, chatId, caption, replyTo }: z.infer<typeof filesSchema>,
  files: readonly PickedFile[],
): void {
  const { person, to } = seat(office, phone, chatId);
  const captioned = caption === undefined || caption === '' ? {} : { caption };
  for (const [index, album] of albums(files.map(toPiece)).entries()) {
    const options = { ...replyOption(replyTo), ...(index === 0 && captioned) };
    if (album.length > 1) person.sendAlbum(to, album, options);
    else for (const piece of album) sendPiece(person, to, piece, options);
  }
}

export interface PickedFile {
  readonly name: string;
  readonly mimeType: string;
  readonly bytes: Buffer;
}

export function tap(office: PlayedOffice, { phone, chatId, messageId, data }: z.infer<typeof tapSchema>) {
  const { person } = seat(office, phone, chatId);
  return person.tap(messageIn(office.server, chatId, messageId), { data });
}

/** Another's button, tapped by who has no right to: what a tampered program can always try. */
export async function forgeTap(
  office: PlayedOffice,
  { phone }: z.infer<typeof phoneSchema>,
): Promise<TapAnswer & { target: string | null }> {
  const person = office.person(phone);
  for (const victim of cast) {
    const message = office.person(victim.key).inbox.findLast((one) => acceptButton(one) !== undefined);
    const data = message && acceptButton(message);
    if (victim.key === phone || !data) continue;
    return { ...(await person.forgeTap(data, { message })), target: victim.firstName };
  }
  return { target: null };
}

export function editMessage(
  office: PlayedOffice,
  { phone, chatId, messageId, text }: z.infer<typeof editSchema>,
): void {
  seat(office, phone, chatId).person.edit(messageIn(office.server, chatId, messageId), text);
}

export function deleteMessage(office: PlayedOffice, { phone, chatId, messageId }: z.infer<typeof messageSchema>): void {
  seat(office, phone, chatId).person.delete(messageIn(office.server, chatId, messageId));
}

/** An invitation, opened on that phone. */
export function openLink(office: PlayedOffice, { phone, url }: z.infer<typeof linkSchema>): void {
  office.person(phone).openLink(url);
}

function seat(office: PlayedOffice, phone: z.infer<typeof phoneSchema>['phone'], chatId: number) {
  const person = office.person(phone);
  if (chatId === person.privateChat) return { person, to: 'bot' as const };
  if (chatId !== office.group.id) throw new Error(`Chat ${chatId} is not on this phone`);
  return { person, to: office.group };
}

function messageIn(server: BotApiServer, chatId: number, messageId: number): ChatMessage {
  const message = server.message(chatId, messageId);
  if (!message) throw new Error(`Message ${messageId} is not in chat ${chatId}`);
  return message;
}

function replyOption(replyTo: number | undefined): { replyTo?: number } {
  return replyTo === undefined ? {} : { replyTo };
}

function acceptButton({ reply_markup }: ChatMessage): string | undefined {
  return reply_markup?.inline_keyboard?.flat().find(({ text }) => text.includes('Terima'))?.callback_data;
}

type Piece = Exclude<AlbumPiece, Buffer>;

function toPiece({ name, mimeType, bytes }: PickedFile): Piece {
  if (mimeType === 'image/jpeg' && imageSize(bytes)) return { photo: bytes };
  if (mimeType === 'video/mp4') return { video: bytes };
  return { document: bytes, fileName: name, mimeType };
}

/** Photos and videos together, documents apart. */
function albums(pieces: readonly Piece[]): Piece[][] {
  const isDocument = (piece: Piece) => 'document' in piece;
  return [pieces.filter((piece) => !isDocument(piece)), pieces.filter(isDocument)].flatMap((kind) => inTens(kind));
}

function inTens(pieces: readonly Piece[]): Piece[][] {
  return Array.from({ length: Math.ceil(pieces.length / 10) }, (_, index) => pieces.slice(index * 10, index * 10 + 10));
}

function sendPiece(person: VirtualUser, to: Recipient, piece: Piece, options: { caption?: string; replyTo?: number }) {
  if ('photo' in piece) return person.sendPhoto(to, piece.photo, options);
  if ('video' in piece) return person.sendVideo(to, piece.video, options);
  const { document, fileName, mimeType } = piece;
  return person.sendDocument(to, document, { ...options, fileName, ...(mimeType !== undefined && { mimeType }) });
}
