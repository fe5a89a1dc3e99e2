import type {
  Collecting,
  Content,
  FinishedStep,
  InReview,
  Package,
  Piece,
  Published,
  Publishing,
  Withdrawn,
} from '../../workflows/submission.ts';

/** Packages for tests: each state with what is true in it. Pass what matters to the test. */

export function samplePiece(number: number, changes: Partial<Piece> = {}): Piece {
  return {
    key: `telegram:-100:${number}`,
    kind: 'photo',
    state: 'archived',
    albumId: null,
    fileRef: `file-${number}`,
    fileName: null,
    mimeType: 'image/jpeg',
    size: 1_000 + number,
    sha256: String(number).padStart(64, 'a'),
    addedBy: 1,
    addedAt: '2025-06-12T03:00:00.000Z',
    leftOut: false,
    ...changes,
  };
}

export function sampleContent(changes: Partial<Content> = {}): Content {
  return {
    kind: 'activity',
    activityName: 'Sosialisasi pemilih pemula',
    activityDay: '2025-06-12',
    caption: 'KPU Pasaman Barat menyapa pemilih pemula.',
    narrative: 'Simpang Empat. KPU Kabupaten Pasaman Barat mengadakan sosialisasi.',
    pieces: [1, 2, 3, 4].map((number) => samplePiece(number)),
    problems: [],
    ...changes,
  };
}

export function samplePackage(changes: Partial<Package> = {}): Package {
  return {
    id: 1,
    officeId: 1,
    code: 'K-0001',
    version: 1,
    home: { channel: 'telegram', chatId: '-100', threadId: null },
    content: sampleContent(),
    openedBy: 1,
    openedAt: '2025-06-12T03:00:00.000Z',
    team: [1],
    revision: 0,
    isDraft: true,
    handIns: 0,
    due: { collecting: '2025-06-13T16:59:59.999Z', review: null, publishing: '2025-06-13T16:59:59.999Z' },
    procedureVersion: 1,
    extensions: [],
    finished: [],
    publications: [],
    textFrom: { caption: null, narrative: null },
    lateEdits: 0,
    ...changes,
  };
}

export function sampleCollecting(changes: Partial<Collecting> = {}): Collecting {
  return { ...samplePackage(), step: 'collecting', returned: null, ...changes };
}

/** Handed in once, and nothing decided yet. */
export function sampleInReview(changes: Partial<InReview> = {}): InReview {
  return { ...handedIn(), step: 'receiving', ...changes };
}

/** Accepted at 2, 3 and 4. */
export function samplePublishing(changes: Partial<Publishing> = {}): Publishing {
  const { finished, ...rest } = handedIn();
  const accepted = (['receiving', 'correcting', 'deciding'] as const).map((step) => sampleFinished({ step }));
  return {
    ...rest,
    finished: [...finished, ...accepted],
    platforms: ['instagram', 'tiktok'],
    step: 'publishing',
    ...changes,
  };
}

export function samplePublished(changes: Partial<Published> = {}): Published {
  const { finished, ...rest } = samplePublishing();
  const at = '2025-06-13T09:00:00.000Z';
  const publications = [
    { platform: 'instagram', url: 'https://www.instagram.com/p/abc', skipped: null, by: 2, at },
    { platform: 'tiktok', url: null, skipped: 'tidak ada video', by: 2, at },
  ];
  const done = sampleFinished({ step: 'publishing', outcome: 'published', at, due: rest.due.publishing });
  return { ...rest, finished: [...finished, done], publications, step: 'published', publishedAt: at, ...changes };
}

export function sampleWithdrawn(changes: Partial<Withdrawn> = {}): Withdrawn {
  const end = { step: 'withdrawn', withdrawnAt: '2025-06-12T08:00:00.000Z', reason: 'salah kegiatan' } as const;
  return { ...samplePackage(), ...end, ...changes };
}

export function sampleFinished(changes: Partial<FinishedStep> = {}): FinishedStep {
  return {
    step: 'receiving',
    outcome: 'accepted',
    handIn: 1,
    revision: 1,
    by: 2,
    acting: false,
    at: '2025-06-12T06:00:00.000Z',
    due: '2025-06-13T16:59:59.999Z',
    response: null,
    ...changes,
  };
}

function handedIn() {
  const at = '2025-06-12T05:00:00.000Z';
  const review = '2025-06-13T16:59:59.999Z';
  const done = sampleFinished({ step: 'collecting', outcome: 'handedIn', by: 1, at });
  return {
    ...samplePackage(),
    version: 2,
    revision: 1,
    isDraft: false,
    handIns: 1,
    handedIn: { number: 1, at, by: 1, revision: 1 },
    due: { collecting: '2025-06-13T16:59:59.999Z', review, publishing: '2025-06-13T16:59:59.999Z' },
    finished: [done],
  };
}
