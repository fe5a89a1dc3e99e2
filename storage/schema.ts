import type { Kysely, Transaction as KyselyTransaction } from 'kysely';
import type { ActivityPackagesTable, AgendaTable, HolidaysTable } from './tables/calendar.ts';
import type { EventsTable } from './tables/log.ts';
import type {
  ExplanationsTable,
  InboxTable,
  KnownMessagesTable,
  ListItemsTable,
  OfferedChoicesTable,
  OutboxTable,
  QuestionsTable,
  RemindersTable,
} from './tables/messages.ts';
import type {
  DelegationsTable,
  ForceMajeuresTable,
  ProcedureProposalsTable,
  ProceduresTable,
} from './tables/office-decisions.ts';
import type {
  AddressesTable,
  GroupMembersTable,
  IntakeGroupsTable,
  InvitationsTable,
  LinkCodesTable,
  OfficesTable,
  PeopleTable,
  RoleHoldingsTable,
} from './tables/offices-and-people.ts';
import type {
  FinishedStepsTable,
  PiecesTable,
  PublicationsTable,
  RevisionsTable,
  SubmissionsTable,
} from './tables/packages.ts';
import type {
  WhatsAppKeysTable,
  WhatsAppPeopleTable,
  WhatsAppSentTable,
  WhatsAppStanzasTable,
  WhatsAppVotesTable,
} from './tables/whatsapp.ts';

/** The tables as they are after the last migration; their files are named after the migrations that made them. */
export interface Schema {
  offices: OfficesTable;
  people: PeopleTable;
  addresses: AddressesTable;
  role_holdings: RoleHoldingsTable;
  invitations: InvitationsTable;
  link_codes: LinkCodesTable;
  intake_groups: IntakeGroupsTable;
  group_members: GroupMembersTable;
  submissions: SubmissionsTable;
  pieces: PiecesTable;
  revisions: RevisionsTable;
  finished_steps: FinishedStepsTable;
  publications: PublicationsTable;
  events: EventsTable;
  inbox: InboxTable;
  outbox: OutboxTable;
  reminders: RemindersTable;
  list_items: ListItemsTable;
  questions: QuestionsTable;
  known_messages: KnownMessagesTable;
  offered_choices: OfferedChoicesTable;
  explanations: ExplanationsTable;
  agenda: AgendaTable;
  activity_packages: ActivityPackagesTable;
  holidays: HolidaysTable;
  whatsapp_keys: WhatsAppKeysTable;
  whatsapp_stanzas: WhatsAppStanzasTable;
  whatsapp_sent: WhatsAppSentTable;
  whatsapp_votes: WhatsAppVotesTable;
  whatsapp_people: WhatsAppPeopleTable;
  procedures: ProceduresTable;
  procedure_proposals: ProcedureProposalsTable;
  force_majeures: ForceMajeuresTable;
  delegations: DelegationsTable;
}

/** What reads: the database, or a transaction. */
export type Db = Kysely<Schema>;
/** What writes takes this, so that the outer database cannot be passed: inside a transaction it would wait for ever. */
export type Trx = KyselyTransaction<Schema>;
