import { hashText } from '../../workflows/hash-text.ts';
import { type ProfileField, profileTextLimit, signatories, textOf, withText } from '../../workflows/office-profile.ts';
import type { OfficeQuestion } from '../../workflows/records.ts';
import type { Write } from '../../workflows/writes.ts';
import { type Answered, askOffice } from '../ask-office.ts';
import { refused } from '../commit-command.ts';
import { actorOf, type Desk, type Reaction, type Visitor } from '../desk.ts';
import type { IncomingMedia, IncomingMessage } from '../incoming.ts';
import { event } from '../log-event.ts';
import { send } from '../send.ts';
import { logoExpectedText, logoRemovedText, nameNeededText, profileTooLongText, savedText } from '../texts/office.ts';
import { tapTexts } from '../texts/taps.ts';
import { choosePlatforms } from './choose-platforms.ts';

/** A button of `/kantor`: asks for what it sets. */
export async function tapOffice(field: ProfileField, visitor: Visitor, desk: Desk): Promise<Reaction> {
  if (!visitor.roles.includes('admin')) return no(visitor, desk);
  const asked = await askOffice(desk, visitor.person, { type: 'profile', field });
  return { writes: asked, answer: { text: tapTexts.askedBelow, alert: false } };
}

/** The text that was asked for; `hapus` takes away what is set. */
export async function answerProfileQuestion(
  written: string,
  field: ProfileField,
  visitor: Visitor,
  desk: Desk,
): Promise<Answered> {
  if (!visitor.roles.includes('admin')) return { text: tapTexts.adminOnly, writes: [], done: true };
  const isRemoved = /^\s*hapus[.!]?\s*$/i.test(written);
  if (field === 'platforms') return choosePlatforms(isRemoved ? null : written, visitor, desk);
  const profile = await desk.tx.profile(desk.office.id);
  if (field === 'logo') {
    if (!isRemoved) return { text: logoExpectedText, writes: [], done: false };
    return { text: logoRemovedText, writes: changes(desk, visitor, field, { ...profile, logo: null }, ''), done: true };
  }
  const text = isRemoved ? null : tidy(written, field);
  if (text === null && field === 'fullName') return { text: nameNeededText, writes: [], done: false };
  if (text !== null && text.length > profileTextLimit)
    return { text: profileTooLongText(text.length, profileTextLimit), writes: [], done: false };
  const changed = withText(profile, field, text);
  return {
    text: savedText(field, textOf(changed, field)),
    writes: changes(desk, visitor, field, changed, text ?? ''),
    done: true,
  };
}

/** A picture as the answer: fetched when the row is delivered, as fetching takes time. */
export function orderLogo(
  { chat, messageId }: IncomingMessage,
  { fileRef }: IncomingMedia,
  { id, person }: OfficeQuestion,
  desk: Desk,
): Reaction {
  const what = { type: 'takeLogo', person, fileRef } as const;
  return {
    writes: [{ type: 'closeQuestion', questionId: id }, send(desk, `logo:${chat.chatId}:${messageId}`, chat, what)],
  };
}

/** The log says what was changed and names the new text by its hash. */
function changes(
  desk: Desk,
  visitor: Visitor,
  field: ProfileField,
  profile: Parameters<typeof textOf>[0],
  text: string,
): Write[] {
  return [
    { type: 'saveProfile', officeId: desk.office.id, profile },
    event(desk, 'OfficeChanged', visitor.person, { field, hash: hashText(text) }),
  ];
}

/** One line; who signs may have a second one (NIP). */
function tidy(written: string, field: ProfileField): string {
  const lines = written.split('\n').map((line) => line.trim().replaceAll(/\s+/g, ' '));
  const filled = lines.filter((line) => line !== '');
  const isSigner = signatories.some((signer) => signer === field);
  return isSigner ? [filled[0], filled.slice(1).join(' ')].filter(Boolean).join('\n') : filled.join(' ');
}

function no(visitor: Visitor, desk: Desk): Reaction {
  const logged = refused(desk, actorOf(visitor, false), null, 'office', 'notYourRole');
  return { writes: [logged], answer: { text: tapTexts.adminOnly, alert: true } };
}
