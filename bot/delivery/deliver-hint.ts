import type { Outgoing } from '../../workflows/outgoing.ts';
import type { Submission } from '../../workflows/submission.ts';
import { mayEdit } from '../edit-window.ts';
import { shorten } from '../rich-text.ts';
import { tapData } from '../taps/tap-data.ts';
import { hintText, joinedText } from '../texts/groups.ts';
import { type Delivered, type Delivery, delivered, known, notNeeded } from './delivery.ts';

/** More than an office has open at a time; one's own and the newest come first. */
const choiceLimit = 20;

/** Photos that belong to nothing: one hint a person a day, brought up to date when more come or when they joined. */
export async function deliverHint(delivery: Delivery, what: Extract<Outgoing, { type: 'hint' }>): Promise<Delivered> {
  const { store, platform, row } = delivery;
  const standing = await store.reads.hintMessage(what.person, what.day);
  const loose = await store.reads.loosePieces(what.person, what.day);
  if (loose.length === 0 && !standing) return notNeeded;
  const hint = loose.length === 0 ? { text: [joinedText], buttons: [] } : await compose(delivery, what, loose.length);
  const isEditable = standing && mayEdit(platform.capabilities, standing.at, delivery.now());
  if (isEditable && (await platform.edit(standing, hint)) !== 'gone') return delivered([], 0);
  if (loose.length === 0) return notNeeded;
  const [messageId = ''] = await platform.send(row.to, hint);
  return delivered([known(delivery, messageId, { purpose: 'hint', person: what.person, ref: what.day })]);
}

async function compose({ store, row }: Delivery, what: Extract<Outgoing, { type: 'hint' }>, count: number) {
  const person = await store.reads.person(what.person);
  const packages = await store.reads.openSubmissions(row.officeId, row.to);
  const joinable = packages.filter(({ step }) => step === 'collecting' || step === 'receiving').reverse();
  const isOwn = ({ team }: Submission) => team.includes(what.person);
  const choices = [...joinable.filter(isOwn), ...joinable.filter((submission) => !isOwn(submission))];
  const buttons = choices.slice(0, choiceLimit).map(({ code, content }) => [
    {
      text: shorten(`${code} ${content.activityName}`, 60),
      word: code,
      data: tapData({ verb: 'join', code, ...what }),
    },
  ]);
  return { text: hintText(person, count, buttons.length > 0), buttons };
}
