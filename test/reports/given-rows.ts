import { stepOrder } from '../../reports/register.ts';
import type { PaperOffice } from '../../reports/report.ts';
import { defaultProfile } from '../../workflows/office-profile.ts';
import type { Period } from '../../workflows/period.ts';
import { contentKinds } from '../../workflows/procedure.ts';
import type {
  RecapCounts,
  RecapRow,
  RegisterRow,
  ReportReads,
  ReportStep,
  ReturnedRow,
} from '../../workflows/report-rows.ts';

export const office: PaperOffice = {
  id: 1,
  name: 'KPU Kabupaten Pasaman Barat',
  zone: 'Asia/Jakarta',
  platforms: ['instagram', 'facebook'],
  paper: {
    profile: defaultProfile,
    holders: { chiefEditor: ['Elvi Rahmawati'], admin: ['Sari Dewi', 'Andi'] },
    acting: { chiefEditor: [], admin: [] },
  },
  pathOf: (sha256) => `/nowhere/${sha256}`,
};

export const june: Period = { title: 'Juni 2025', from: '2025-06-01', until: '2025-07-01' };

/** The last moment of 13 June in Jakarta. */
export const dueOfJune12 = '2025-06-13T16:59:59.999Z';

export interface GivenRows {
  register: readonly RegisterRow[];
  missing: readonly RegisterRow[];
  recap: readonly RecapRow[];
  returned: readonly ReturnedRow[];
  /** Of June, and of every other span. */
  june: RecapCounts;
  others: RecapCounts;
}

export function memoryReads(given: Partial<GivenRows> = {}): ReportReads {
  return {
    async *registerRows() {
      yield* given.register ?? [];
    },
    async *missingRows() {
      yield* given.missing ?? [];
    },
    async *recapRows() {
      yield* given.recap ?? [];
    },
    async *returnedRows() {
      yield* given.returned ?? [];
    },
    recapCounts: async (_, { from }) => (from === june.from ? given.june : given.others) ?? counts(),
    paper: async () => office.paper,
  };
}

/** Nothing happened. */
export function counts(changes: Partial<RecapCounts> = {}): RecapCounts {
  const none = { total: 0, onTime: 0 };
  return {
    received: 0,
    withdrawn: 0,
    published: none,
    byKind: contentKinds.map((kind) => ({ kind, ...none })),
    byPlatform: [],
    byWeek: [],
    steps: stepOrder.map((one) => ({ step: one, ...none, medianMinutes: null })),
    ...changes,
  };
}

/** Handed in on the day of the activity, waiting for step 2. */
export function registerRow(changes: Partial<RegisterRow> = {}): RegisterRow {
  return {
    code: 'K-0001',
    receivedAt: '2025-06-12T03:00:00.000Z',
    openedAt: '2025-06-12T02:30:00.000Z',
    activityName: 'Rapat pleno',
    activityDay: '2025-06-12',
    submittedBy: 'Budi',
    expectedTeam: null,
    kind: 'activity',
    required: { pieces: 4, narrative: true, caption: true },
    pieces: { photo: 4 },
    caption: 'Rapat pleno hari ini',
    narrative: 'KPU menggelar rapat pleno.',
    state: 'receiving',
    steps: [step({ step: 'collecting', outcome: 'handedIn', by: 'Budi', at: '2025-06-12T03:00:00.000Z' })],
    due: { collecting: dueOfJune12, review: dueOfJune12, publishing: dueOfJune12 },
    forceMajeures: [],
    publishedAt: null,
    withdrawnReason: null,
    ...changes,
  };
}

/** Planned for 12 June, and nothing was handed in. */
export function missingRow(changes: Partial<RegisterRow> = {}): RegisterRow {
  return registerRow({
    ...{ code: null, receivedAt: null, openedAt: null, submittedBy: null, state: 'missing' },
    ...{ pieces: {}, caption: null, narrative: null, steps: [] },
    due: { collecting: dueOfJune12, review: null, publishing: dueOfJune12 },
    ...changes,
  });
}

export function step(changes: Partial<ReportStep> = {}): ReportStep {
  return {
    step: 'receiving',
    outcome: 'accepted',
    by: 'Sari',
    acting: false,
    at: '2025-06-12T04:00:00.000Z',
    due: dueOfJune12,
    handIn: 1,
    revision: 1,
    response: null,
    ...changes,
  };
}

export function recapRow(changes: Partial<RecapRow> = {}): RecapRow {
  return {
    code: 'K-0001',
    activityName: 'Rapat pleno',
    activityDay: '2025-06-12',
    kind: 'activity',
    publishedAt: '2025-06-13T05:00:00.000Z',
    publishingDue: dueOfJune12,
    reviewers: { receiving: 'Sari Dewi', correcting: 'Rahmat Hidayat', deciding: 'Elvi Rahmawati' },
    links: [
      { platform: 'instagram', url: 'https://instagram.com/p/1', skipped: null },
      { platform: 'facebook', url: null, skipped: 'akun terkunci' },
    ],
    ...changes,
  };
}
