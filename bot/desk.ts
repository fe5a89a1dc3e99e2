import { type StepOneRules, stepOneRules } from '../workflows/activity.ts';
import type { Channel, Sender } from '../workflows/chat.ts';
import { type Day, dayOf, type Instant, type ReminderTimes } from '../workflows/deadlines.ts';
import type { Context } from '../workflows/decide.ts';
import type { Actor, PersonId, Role, RoleHolders } from '../workflows/people.ts';
import type { Transaction } from '../workflows/ports.ts';
import { procedureOf } from '../workflows/procedure-versions.ts';
import type { Office, Standing } from '../workflows/records.ts';
import type { Write } from '../workflows/writes.ts';
import type { Capabilities } from './capabilities.ts';
import type { ChatPlatform } from './chat-platform.ts';
import type { Chats } from './chats.ts';

/** What the office set (`.env`). On a desk the platforms are those of `/kantor`, where the admin chose others. */
export interface OfficeSettings {
  platforms: readonly string[];
  websiteHosts: readonly string[];
  settleSeconds: number;
  reminderTimes: ReminderTimes;
}

/** What handling may ask a chat: nothing that takes time. */
export type DeskPlatform = Pick<ChatPlatform, 'channel' | 'capabilities' | 'invitationLink'>;

/** Everything at hand while one update or reminder is handled. */
export interface Desk {
  tx: Transaction;
  office: Office;
  holders: RoleHolders;
  standing: Standing;
  settings: OfficeSettings;
  /** The chat that this came from. What time itself sets off comes from none: then it is the first one. */
  platform: DeskPlatform;
  chats: Chats<DeskPlatform>;
  now: Instant;
  today: Day;
}

/** What handling leads to: one commit, and perhaps the answer to a tap, which waits for nothing else. */
export interface Reaction {
  writes: readonly Write[];
  answer?: TapAnswer;
}

export interface TapAnswer {
  text: string | null;
  alert: boolean;
}

/** Somebody who writes or taps, with the roles that they hold now. */
export interface Visitor {
  person: PersonId;
  sender: Sender;
  roles: readonly Role[];
}

export const nothing: Reaction = { writes: [] };

export interface DeskOptions {
  tx: Transaction;
  officeId: number;
  settings: OfficeSettings;
  chats: Chats<DeskPlatform>;
  /** Where the update came from; null for what time sets off. */
  channel: Channel | null;
  now: Instant;
}

export async function openDesk({ tx, officeId, settings, chats, channel, now }: DeskOptions): Promise<Desk> {
  const platform = channel === null ? chats.all[0] : chats.of(channel);
  if (!platform) throw new Error('No chat is connected');
  const office = await tx.office(officeId);
  const standing = await tx.standing(officeId);
  return {
    tx,
    office,
    holders: standing.holders,
    standing,
    settings: { ...settings, platforms: office.platforms ?? settings.platforms },
    platform,
    chats,
    now,
    // Reckoned when asked: for most updates nobody does, and it takes longer than a query.
    get today() {
      return dayOf(now, office.calendar);
    },
  };
}

/** The person behind a sender: made when new. */
export async function identify(desk: Desk, sender: Sender): Promise<Visitor> {
  const person = await desk.tx.ensurePerson(desk.office.id, sender, desk.now);
  return { person, sender, roles: rolesIn(desk.holders, person) };
}

export function rolesIn(holders: RoleHolders, person: PersonId): Role[] {
  return (Object.keys(holders) as Role[]).filter((role) => holders[role].includes(person));
}

export function actorOf(visitor: Visitor, inTeam: boolean): Actor {
  const { person, roles } = visitor;
  return { kind: 'person', person, roles, inTeam: inTeam || roles.includes('fieldTeam') };
}

export function contextFor(desk: Desk, actor: Actor): Context {
  return {
    now: desk.now,
    actor,
    channel: actor.kind === 'system' ? 'system' : desk.platform.channel,
    procedure: procedureOf(desk.standing.procedures),
    procedures: desk.standing.procedures,
    forceMajeures: desk.standing.forceMajeures,
    calendar: desk.office.calendar,
    reminderTimes: desk.settings.reminderTimes,
    holders: desk.holders,
    delegates: desk.standing.delegates,
    platforms: desk.settings.platforms,
    settleSeconds: desk.settings.settleSeconds,
  };
}

/** When what is begun now would be due. */
export function stepOneRulesOf({ office, standing }: Desk): StepOneRules {
  return stepOneRules(office, standing);
}

/** What the chat can do that a message goes to, which need not be the one that it was caused in. */
export function capabilitiesAt({ chats, platform }: Desk, channel: Channel): Capabilities {
  return (chats.find(channel) ?? platform).capabilities;
}
