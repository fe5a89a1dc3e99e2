import { join } from 'node:path';
import type { ResponseSource } from '../../reports/read-response.ts';
import type { PaperOffice } from '../../reports/report.ts';
import { defaultProfile } from '../../workflows/office-profile.ts';
import type { RecapCounts, RecapRow, RegisterRow, ReportStep } from '../../workflows/report-rows.ts';
import { sampleContent, sampleFinished, samplePiece, samplePublished } from '../support/sample-submission.ts';
import { counts, type GivenRows, missingRow, recapRow, registerRow, step } from './given-rows.ts';

/** A month of an office as it might be, always the same: for golden files and for the pictures of the guide. */

export const madeAt = '2025-07-01T02:00:00.000Z';

export const sampleOffice: PaperOffice = {
  id: 1,
  name: 'KPU Kabupaten Pasaman Barat',
  zone: 'Asia/Jakarta',
  platforms: ['instagram', 'facebook', 'x', 'tiktok', 'youtube', 'website'],
  paper: {
    profile: { ...defaultProfile, accounts: { instagram: '@kpu_pasamanbarat', tiktok: '@kpupasbar' } },
    holders: { chiefEditor: ['Elvi Rahmawati, S.H.'], admin: ['Sari Dewi'] },
    acting: { chiefEditor: [], admin: [] },
  },
  pathOf: (sha256) => join(import.meta.dirname, '../../playground/samples', `${sha256}.jpg`),
};

const narrative = [
  'Simpang Empat – Komisi Pemilihan Umum (KPU) Kabupaten Pasaman Barat menggelar sosialisasi bagi pemilih pemula.',
  'Ketua KPU menyampaikan bahwa partisipasi generasi muda menentukan mutu demokrasi. 🗳️',
  'Kegiatan dihadiri 120 siswa dan guru. Peserta mengikuti simulasi pemungutan suara dan tanya jawab.',
].join(' ');
const caption = 'Halo #TemanPemilih! 👋 Hari ini kami menyapa pemilih pemula di Simpang Empat. 🇮🇩 #KPUMelayani';

const at = (day: number, hour: number) =>
  `2025-06-${String(day).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00.000Z`;

function pathTo(state: RegisterRow['state'], day: number): ReportStep[] {
  const due = at(day + 1, 16).replace(':00:00.000', ':59:59.999');
  const whole = [
    step({ step: 'collecting', outcome: 'handedIn', by: 'Budi Santoso', at: at(day, 3), due }),
    step({ step: 'receiving', by: 'Sari Dewi', at: at(day, 4), due }),
    step({ step: 'correcting', by: 'Rahmat Hidayat, S.Sos.', at: at(day, 7), due }),
    step({ step: 'deciding', by: 'Elvi Rahmawati, S.H.', at: at(day + 1, 2), due }),
    step({ step: 'publishing', outcome: 'published', by: 'Sari Dewi', at: at(day + 1, 4), due }),
  ];
  return whole.slice(0, ['receiving', 'correcting', 'deciding', 'publishing', 'published'].indexOf(state) + 1);
}

const register: RegisterRow[] = [
  ['Sosialisasi pendidikan pemilih pemula di SMA Negeri 1 Pasaman', 'published', 3],
  ['Rapat pleno rekapitulasi daftar pemilih berkelanjutan Triwulan II', 'published', 9],
  ['Rapat koordinasi dengan Bawaslu dan Dinas Kependudukan', 'deciding', 12],
  ['Pelantikan pejabat sekretariat', 'publishing', 17],
].map(([name, state, day], index) => {
  const [activityName, step, onDay] = [String(name), state as RegisterRow['state'], Number(day)];
  const due = at(onDay + 1, 16).replace(':00:00.000', ':59:59.999');
  return registerRow({
    ...{ code: `K-000${index + 1}`, activityName, activityDay: at(onDay, 0).slice(0, 10), state: step },
    ...{ receivedAt: at(onDay, 3), openedAt: at(onDay, 2), submittedBy: 'Budi Santoso', narrative, caption },
    ...{ pieces: index === 1 ? { photo: 4, video: 1 } : { photo: 5 }, steps: pathTo(step, onDay) },
    due: { collecting: due, review: due, publishing: due },
    publishedAt: step === 'published' ? at(onDay + 1, 4) : null,
  });
});

const rejected = registerRow({
  ...{
    code: 'K-0005',
    activityName: 'Apel pagi',
    submittedBy: 'Siti Nurhaliza',
    state: 'collecting',
    pieces: { photo: 3 },
  },
  ...{ caption, narrative: null, activityDay: '2025-06-12' },
  steps: [
    step({ step: 'collecting', outcome: 'handedIn', by: 'Siti Nurhaliza', at: at(12, 3) }),
    step({
      outcome: 'rejected',
      by: 'Sari Dewi',
      at: at(12, 5),
      response: 'Narasi belum ada, dan foto nomor 2 buram.',
    }),
  ],
});
const withdrawn = registerRow({
  ...{ code: 'K-0006', activityName: 'Senam bersama', state: 'withdrawn', withdrawnReason: 'kegiatan dibatalkan' },
  ...{ submittedBy: 'محمد علي', caption: '=HYPERLINK("http://evil","klik")', narrative: null, pieces: {} },
});

const recap: RecapRow[] = register.slice(0, 2).map(({ code, activityName, activityDay, publishedAt, due }) =>
  recapRow({
    ...{ code: code ?? '', activityName, activityDay, publishedAt: publishedAt ?? madeAt },
    publishingDue: due.publishing,
    reviewers: { receiving: 'Sari Dewi', correcting: 'Rahmat Hidayat, S.Sos.', deciding: 'Elvi Rahmawati, S.H.' },
    links: [
      { platform: 'instagram', url: `https://www.instagram.com/p/${code}`, skipped: null },
      { platform: 'facebook', url: `https://www.facebook.com/kpu_pasamanbarat/posts/${code}`, skipped: null },
      { platform: 'tiktok', url: null, skipped: 'tidak ada video' },
      { platform: 'website', url: `https://kab-pasamanbarat.kpu.go.id/berita/${code}`, skipped: null },
    ],
  }),
);

function figures(total: number): RecapCounts {
  const days = ['06-01', '06-02', '06-09', '06-16', '06-23', '06-30', '07-01'].map((day) => `2025-${day}`);
  return counts({
    received: total + 4,
    withdrawn: 1,
    published: { total, onTime: total - 2 },
    byKind: [
      { kind: 'activity', total: total - 3, onTime: total - 5 },
      { kind: 'video', total: 2, onTime: 2 },
      { kind: 'infographic', total: 1, onTime: 1 },
      { kind: 'other', total: 0, onTime: 0 },
    ],
    byPlatform: ['instagram', 'facebook', 'x', 'tiktok', 'website'].map((platform, index) => {
      return { platform, links: total - index * 2, skipped: index * 2 };
    }),
    byWeek: days.slice(0, -1).map((from, index) => {
      return { from, until: days[index + 1] ?? from, total: index * 2, onTime: index };
    }),
    steps: counts().steps.map((one, index) => {
      return { ...one, total: total + 1, onTime: total + 1 - index, medianMinutes: 95 * (index + 1) };
    }),
  });
}

export const sampleRows: Partial<GivenRows> = {
  register: [...register, rejected, withdrawn],
  missing: [
    missingRow({ activityName: 'Kunjungan siswa SMP Negeri 2', activityDay: '2025-06-24', expectedTeam: 'Humas' }),
  ],
  recap,
  returned: [
    {
      ...{ code: 'K-0005', activityName: 'Apel pagi', step: 'receiving', by: 'Sari Dewi', at: at(12, 5) },
      response: 'Narasi belum ada, dan foto nomor 2 buram.',
    },
  ],
  june: figures(14),
  others: figures(10),
};

const names: Readonly<Record<number, string>> = {
  1: 'Budi Santoso',
  2: 'Sari Dewi',
  3: 'Rahmat Hidayat, S.Sos.',
  4: 'Elvi Rahmawati, S.H.',
};
const photos = [1, 2, 3, 4, 5].map((n) => samplePiece(n, { sha256: `sosialisasi-${n}`, leftOut: n === 3 }));
const video = samplePiece(6, { kind: 'video', state: 'unarchived', sha256: null, fileName: 'wawancara ketua.mp4' });
const about = { activityName: 'Sosialisasi pendidikan pemilih pemula di SMA Negeri 1 Pasaman', narrative };
const first = sampleContent({ ...about, caption, pieces: photos.map((piece) => ({ ...piece, leftOut: false })) });
const corrected = sampleContent({
  ...about,
  caption: caption.replace('pemilih pemula', '120 pemilih pemula'),
  pieces: [...photos, video],
});

export const sampleResponse: ResponseSource = {
  submission: samplePublished({
    content: corrected,
    revision: 2,
    finished: [
      sampleFinished({ step: 'collecting', outcome: 'handedIn', by: 1, at: at(12, 5) }),
      sampleFinished({ outcome: 'rejected', response: 'Foto nomor 2 buram, mohon diganti. Jumlah peserta belum ada.' }),
      sampleFinished({ at: at(12, 8) }),
      sampleFinished({
        step: 'correcting',
        by: 3,
        revision: 2,
        at: at(13, 1),
        response: 'Jumlah peserta ditambahkan.',
      }),
      sampleFinished({ step: 'deciding', by: 4, revision: 2, at: at(13, 3) }),
    ],
  }),
  revisions: [
    { number: 1, content: first, at: at(12, 5), by: 1 },
    { number: 2, content: corrected, at: at(13, 1), by: 3 },
  ],
  head: {
    ...{ seq: 17, at: at(13, 9), submission: 'K-0001', type: 'SubmissionPublished', actor: 'p2', channel: 'telegram' },
    ...{ payload: '{}', hash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' },
  },
  nameOf: (person) => names[person ?? 0] ?? 'sistem',
};
