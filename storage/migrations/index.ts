import type { Migration } from 'kysely/migration';
import { officesAndPeople } from './0001-offices-and-people.ts';
import { packages } from './0002-packages.ts';
import { log } from './0003-log.ts';
import { messages } from './0004-messages.ts';
import { calendar } from './0005-calendar.ts';
import { officeDecisions } from './0006-office-decisions.ts';
import { agenda } from './0007-agenda.ts';
import { papers } from './0008-papers.ts';
import { whatsApp } from './0009-whatsapp.ts';
import { severalChats } from './0010-several-chats.ts';
import { reminderLists } from './0011-reminder-lists.ts';
import { captureDays } from './0012-capture-days.ts';
import { askedPlatforms } from './0013-asked-platforms.ts';
import { sourcesAndQueues } from './0014-sources-and-queues.ts';

/** Forward only, in the order of their names. One that was released is never changed: a new one is added. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-offices-and-people': officesAndPeople,
  '0002-packages': packages,
  '0003-log': log,
  '0004-messages': messages,
  '0005-calendar': calendar,
  '0006-office-decisions': officeDecisions,
  '0007-agenda': agenda,
  '0008-papers': papers,
  '0009-whatsapp': whatsApp,
  '0010-several-chats': severalChats,
  '0011-reminder-lists': reminderLists,
  '0012-capture-days': captureDays,
  '0013-asked-platforms': askedPlatforms,
  '0014-sources-and-queues': sourcesAndQueues,
};
