import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import sharp from 'sharp';
import { chainHash, genesis } from '../../storage/events.ts';
import { openStorage } from '../../storage/open-storage.ts';

/** A year of a large office: 20,000 packages, and a log of 1,000,000 rows. */
export const packages = 20_000;
export const logRows = 1_000_000;

const year = { from: Date.parse('2025-01-01T02:00:00Z'), ms: 360 * 86_400_000 };
const hour = 3_600_000;

/** Written row by row past the rules, which would take hours; each row is as the program writes it. */
export async function largeOffice(): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), 'alur-large-'));
  const file = join(dataDir, 'alur.sqlite');
  const calendar = { zone: 'Asia/Jakarta', workingDaysOnly: false, cutiBersama: true };
  const storage = await openStorage({ ...calendar, dataDir, file });
  const logo = await storage.archive.keep(await scannedLogo());
  await storage.close();
  const database = new Database(file);
  database.prepare('update offices set profile = ?').run(JSON.stringify({ logo: logo.sha256 }));
  database.pragma('synchronous = off');
  database.transaction(() => {
    for (let id = 1; id <= 20; id += 1) addPerson(database, id);
    for (let id = 1; id <= packages; id += 1) addPackage(database, id);
    addLog(database);
  })();
  database.exec('analyze');
  database.close();
  return dataDir;
}

/** As somebody might send it: far larger than a letterhead shows it. */
function scannedLogo(): Promise<Buffer> {
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 40 };
  return sharp({ create: { width: 2_000, height: 2_000, channels: 3, background: '#9c1c1c', noise } })
    .png()
    .toBuffer();
}

type Row = Record<string, string | number | null>;

function insert(database: Database.Database, table: string, row: Row): void {
  const names = Object.keys(row);
  const key = `${table}:${names.join()}`;
  const known = statements.get(key);
  const statement =
    known ?? database.prepare(`insert into ${table} (${names}) values (${names.map((name) => `@${name}`)})`);
  statements.set(key, statement);
  statement.run(row);
}

const statements = new Map<string, Database.Statement>();

function addPerson(database: Database.Database, id: number): void {
  insert(database, 'people', { id, office_id: 1, name: `Pegawai Nomor ${id}`, created_at: iso(0) });
}

function addPackage(database: Database.Database, id: number): void {
  const opened = (id / packages) * year.ms;
  const state = id % 50 === 0 ? 'withdrawn' : id % 40 === 1 ? 'deciding' : 'published';
  const due = iso(opened + 36 * hour);
  const published = state === 'published' ? iso(opened + (id % 9 === 0 ? 40 : 20) * hour) : null;
  insert(database, 'submissions', {
    ...{ id, office_id: 1, number: id, code: `K-${String(id).padStart(4, '0')}`, version: 9, step: state },
    ...{
      home_channel: 'telegram',
      home_chat_id: '-100',
      kind: ['activity', 'video', 'infographic'][id % 3] ?? 'other',
    },
    ...{ activity_name: `Sosialisasi pendidikan pemilih nomor ${id}`, activity_day: iso(opened).slice(0, 10) },
    ...{ caption: caption.slice(id % 200), narrative: narrative.slice((id * 7) % 900), problems: '[]' },
    ...{ opened_by: (id % 20) + 1, opened_at: iso(opened), team: '[1]', revision: 2, is_draft: 0, hand_ins: 1 },
    ...{ due_collecting: due, due_review: due, due_publishing: due, received_at: iso(opened + hour) },
    ...{ registered_at: iso(opened + hour), published_at: published, late_edits: 0 },
    ...{ handed_in_at: iso(opened + hour), handed_in_by: 1, handed_in_revision: 1 },
    withdrawn_at: state === 'withdrawn' ? iso(opened + 2 * hour) : null,
    withdrawn_reason: state === 'withdrawn' ? 'kegiatan dibatalkan' : null,
  });
  for (let position = 0; position < 4; position += 1) addPiece(database, id, position, iso(opened));
  addSteps(database, id, opened, due, published);
  if (published) addPublications(database, id, published);
}

function addPiece(database: Database.Database, id: number, position: number, at: string): void {
  insert(database, 'pieces', {
    ...{ key: `telegram:-100:${id * 10 + position}`, office_id: 1, submission_id: id, position, channel: 'telegram' },
    ...{ chat_id: '-100', kind: 'photo', state: 'archived', file_ref: `f${id}-${position}`, size: 200_000 },
    ...{ sha256: String(id * 10 + position).padStart(64, '0'), added_by: 1, added_at: at, left_out: 0 },
    ...{ attempts: 0, next_attempt_at: at },
  });
}

function addSteps(
  database: Database.Database,
  id: number,
  opened: number,
  due: string,
  published: string | null,
): void {
  const rejected = id % 7 === 0 ? (['receiving', 'rejected'] as const) : null;
  const path = [
    ['collecting', 'handedIn'],
    ...(rejected ? [rejected, ['collecting', 'handedIn']] : []),
    ['receiving', 'accepted'],
    ['correcting', 'accepted'],
    ...(published
      ? [
          ['deciding', 'accepted'],
          ['publishing', 'published'],
        ]
      : []),
  ];
  for (const [position, [step = '', outcome = '']] of path.entries()) {
    insert(database, 'finished_steps', {
      ...{ submission_id: id, position, office_id: 1, step, outcome, hand_in: 1, revision: 1 },
      ...{ finished_by: (id % 20) + 1, finished_at: iso(opened + (position + 1) * 3 * hour), due },
      response: outcome === 'rejected' ? 'Foto nomor 2 buram, mohon diganti.' : null,
    });
  }
}

function addPublications(database: Database.Database, id: number, at: string): void {
  for (const [position, platform] of ['instagram', 'facebook', 'x', 'website'].entries())
    insert(database, 'publications', {
      ...{ submission_id: id, platform, office_id: 1, position, placed_by: 1, placed_at: at, skipped: null },
      url: `https://www.${platform}.com/kpu_pasamanbarat/p/${id}`,
    });
}

function addLog(database: Database.Database): void {
  let before = genesis;
  for (let seq = 1; seq <= logRows; seq += 1) {
    const submission = `K-${String(Math.ceil((seq / logRows) * packages)).padStart(4, '0')}`;
    const about = { seq, office_id: 1, at: iso((seq / logRows) * year.ms), submission, type: 'ContentAdded' };
    const row = { ...about, actor: `p${(seq % 20) + 1}`, channel: 'telegram', payload: `{"pieces":${seq % 9}}` };
    before = chainHash(before, row);
    insert(database, 'events', { ...row, hash: before });
  }
}

function iso(ms: number): string {
  return new Date(year.from + ms).toISOString();
}

const caption = 'Halo #TemanPemilih! 👋 Hari ini kami menyapa pemilih pemula di Simpang Empat. #KPUMelayani 🇮🇩 '.repeat(
  6,
);
const narrative =
  'Simpang Empat – Komisi Pemilihan Umum (KPU) Kabupaten Pasaman Barat menggelar kegiatan sosialisasi bagi pemilih pemula. Ketua KPU menyampaikan bahwa partisipasi generasi muda menentukan mutu demokrasi. '.repeat(
    12,
  );
