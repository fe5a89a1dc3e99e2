import type { Channel, ChatAddress, MessageAddress } from '../workflows/chat.ts';
import type { Day, Instant } from '../workflows/deadlines.ts';
import type { PersonId } from '../workflows/people.ts';
import type { Reads } from '../workflows/ports.ts';
import type { Step } from '../workflows/procedure.ts';
import type { Recipient } from '../workflows/reminder-list.ts';
import type { MessageKey } from '../workflows/submission.ts';
import type { MessagePurpose } from '../workflows/writes.ts';
import { activityLink } from './activity-packages.ts';
import { activityOf, agendaOf, nextActivityId } from './agenda.ts';
import { delegationOf } from './delegations.ts';
import { packagesDueBy, packagesPublished } from './digest-rows.ts';
import { history, logHead } from './events.ts';
import { wasExplained } from './explanations.ts';
import { listedHolidays } from './holidays.ts';
import { intakeGroup, intakeGroups, isMember } from './intake-groups.ts';
import { invitationOf } from './invitations.ts';
import {
  hintMessage,
  knownMessage,
  lastNarrativeText,
  newestMessage,
  promptsOf,
  promptView,
} from './known-messages.ts';
import { linkCodeOf } from './link-codes.ts';
import { lastTold, waitingItems } from './list-items.ts';
import { looseAlbum, loosePiece, loosePieces } from './loose-pieces.ts';
import { offeredChoices } from './offered-choices.ts';
import { profileOf } from './office-profiles.ts';
import type { Offices } from './offices.ts';
import { waitingOrder } from './outbox.ts';
import { acquaintancesOf, peopleOf, personByAddress, personOf } from './people.ts';
import { submissionIdByAlbum } from './pieces.ts';
import { openProposal, proposalOf } from './procedure-proposals.ts';
import { openQuestions, questionOf } from './questions.ts';
import { reminderAt } from './reminders.ts';
import { revisionOf } from './revisions.ts';
import { holdingsOf, rolesOf } from './role-holdings.ts';
import type { Db } from './schema.ts';
import { nextMatters } from './standing.ts';
import { nextSubmission, openSubmissions, openSubmissionsOf, submissionByCode, submissionOf } from './submissions.ts';

/** The reads of the port, each in the file of its table. */
export class DatabaseReads<D extends Db = Db> implements Reads {
  protected readonly db: D;
  readonly #offices: Offices;

  constructor(db: D, offices: Offices) {
    this.db = db;
    this.#offices = offices;
  }

  office(id: number) {
    return this.#offices.office(this.db, id);
  }

  nextSubmission(officeId: number) {
    return nextSubmission(this.db, officeId);
  }

  submission(id: number) {
    return submissionOf(this.db, id);
  }

  submissionByCode(officeId: number, code: string) {
    return submissionByCode(this.db, officeId, code);
  }

  submissionIdByAlbum(channel: Channel, chatId: string, albumId: string) {
    return submissionIdByAlbum(this.db, channel, chatId, albumId);
  }

  openSubmissions(officeId: number, home?: ChatAddress) {
    return openSubmissions(this.db, officeId, home);
  }

  openSubmissionsOf(officeId: number, person: PersonId, steps: readonly Step[]) {
    return openSubmissionsOf(this.db, officeId, person, steps);
  }

  revision(submissionId: number, number: number) {
    return revisionOf(this.db, submissionId, number);
  }

  person(id: PersonId) {
    return personOf(this.db, id);
  }

  people(ids: readonly PersonId[]) {
    return peopleOf(this.db, ids);
  }

  personByAddress(channel: Channel, userId: string) {
    return personByAddress(this.db, channel, userId);
  }

  async holders(officeId: number) {
    return (await this.standing(officeId)).holders;
  }

  standing(officeId: number) {
    return this.#offices.standing(this.db, officeId);
  }

  nextMatters() {
    return nextMatters(this.db);
  }

  proposal(id: number) {
    return proposalOf(this.db, id);
  }

  openProposal(officeId: number) {
    return openProposal(this.db, officeId);
  }

  delegation(id: number) {
    return delegationOf(this.db, id);
  }

  acquaintances(officeId: number) {
    return acquaintancesOf(this.db, officeId);
  }

  holdings(officeId: number) {
    return holdingsOf(this.db, officeId);
  }

  rolesOf(officeId: number, person: PersonId) {
    return rolesOf(this.db, officeId, person);
  }

  invitation(tokenHash: string) {
    return invitationOf(this.db, tokenHash);
  }

  linkCode(codeHash: string) {
    return linkCodeOf(this.db, codeHash);
  }

  intakeGroup(address: ChatAddress) {
    return intakeGroup(this.db, address);
  }

  intakeGroups(officeId: number) {
    return intakeGroups(this.db, officeId);
  }

  isMember(channel: Channel, chatId: string, person: PersonId) {
    return isMember(this.db, channel, chatId, person);
  }

  knownMessage(address: MessageAddress) {
    return knownMessage(this.db, address);
  }

  newestMessage(submissionId: number, purpose: MessagePurpose) {
    return newestMessage(this.db, submissionId, purpose);
  }

  lastNarrativeText(person: PersonId, chat: ChatAddress) {
    return lastNarrativeText(this.db, person, chat);
  }

  prompts(submissionId: number) {
    return promptsOf(this.db, submissionId);
  }

  promptView(message: MessageAddress) {
    return promptView(this.db, message);
  }

  offeredChoices(message: MessageAddress) {
    return offeredChoices(this.db, message);
  }

  hintMessage(person: PersonId, day: Day) {
    return hintMessage(this.db, person, day);
  }

  question(id: number) {
    return questionOf(this.db, id);
  }

  openQuestions(person: PersonId) {
    return openQuestions(this.db, person);
  }

  loosePieces(person: PersonId, day: Day) {
    return loosePieces(this.db, person, day);
  }

  loosePiece(key: MessageKey) {
    return loosePiece(this.db, key);
  }

  looseAlbum(channel: Channel, chatId: string, albumId: string) {
    return looseAlbum(this.db, channel, chatId, albumId);
  }

  wasExplained(key: string, day: Day) {
    return wasExplained(this.db, key, day);
  }

  waitingItems(recipient: Recipient) {
    return waitingItems(this.db, recipient);
  }

  lastTold(recipient: Recipient) {
    return lastTold(this.db, recipient);
  }

  reminderAt(key: string) {
    return reminderAt(this.db, key);
  }

  packagesDueBy(officeId: number, until: Instant) {
    return packagesDueBy(this.db, officeId, until);
  }

  packagesPublished(officeId: number, since: Instant, until: Instant) {
    return packagesPublished(this.db, officeId, since, until);
  }

  logHead() {
    return logHead(this.db);
  }

  waitingOrder(key: string) {
    return waitingOrder(this.db, key);
  }

  profile(officeId: number) {
    return profileOf(this.db, officeId);
  }

  history(officeId: number, code: string) {
    return history(this.db, officeId, code);
  }

  agenda(officeId: number, from: Day, until: Day) {
    return agendaOf(this.db, officeId, from, until);
  }

  activity(id: number) {
    return activityOf(this.db, id);
  }

  nextActivityId() {
    return nextActivityId(this.db);
  }

  activityLink(submissionId: number) {
    return activityLink(this.db, submissionId);
  }

  holidays(officeId: number, from: Day, until: Day) {
    return listedHolidays(this.db, officeId, from, until);
  }
}
