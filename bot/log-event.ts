import type { DomainEvent, EventPayload, EventType } from '../workflows/event.ts';
import type { PersonId } from '../workflows/people.ts';
import type { Write } from '../workflows/writes.ts';
import type { Desk } from './desk.ts';

/** A row of the log about the office; what happens to a package is logged by the rules. */
export function event(desk: Desk, type: EventType, actor: PersonId | 'system', payload: EventPayload): Write {
  const officeId = desk.office.id;
  const logged: DomainEvent = { officeId, type, submission: null, actor, channel: desk.platform.channel, payload };
  return { type: 'appendEvent', event: logged };
}
