import { describe, expect, it } from 'vitest';
import { readOpening, readReply } from '../../bot/read-caption.ts';
import { readDate } from '../../bot/read-date.ts';

const today = '2025-06-13';

describe('a caption without labels', () => {
  it('is the caption, and its first line names the activity', () => {
    const text = 'Sosialisasi Pemilih Pemula\nBersama siswa SMA 1';
    expect(readOpening(text, today)).toEqual({ activityName: 'Sosialisasi Pemilih Pemula', caption: text });
  });

  it('keeps what looks like markup as it is', () => {
    expect(readOpening('<b>Rapat</b> & _*[kerja', today).activityName).toBe('<b>Rapat</b> & _*[kerja');
  });

  it('is refused with its count when it is longer than 2,200 characters', () => {
    const change = readOpening('a'.repeat(2201), today);
    expect(change.caption).toBeUndefined();
    expect(change.problems).toEqual([{ field: 'caption', why: 'tooLong', length: 2201 }]);
  });
});

describe('labels', () => {
  it('are read in any case and order, each up to the next', () => {
    const text =
      'KEGIATAN: Rapat Pleno\ntanggal: 12/06/2025\nCaption: Baris satu\nbaris dua\nNarasi: Isi berita.\nJenis: infografis';
    expect(readOpening(text, today)).toEqual({
      activityName: 'Rapat Pleno',
      activityDay: '2025-06-12',
      caption: 'Baris satu\nbaris dua',
      narrative: 'Isi berita.',
      kind: 'infographic',
    });
  });

  it('name what could not be used and lose nothing else', () => {
    const change = readOpening('Kegiatan: Rapat\nTanggal: 31/02/2025\nJenis: foto\nCaption: Halo', today);
    expect(change).toMatchObject({ activityName: 'Rapat', caption: 'Halo' });
    expect(change.problems).toEqual([
      { field: 'date', why: 'impossible', written: '31/02/2025' },
      { field: 'kind', why: 'unknown', written: 'foto' },
    ]);
  });

  it('may share a line, behind a short one', () => {
    const text = 'Kegiatan: Rapat Pleno Tanggal: 12/06/2025, Jenis: video; Caption: Halo semua Narasi: Isi berita.';
    expect(readOpening(text, today)).toEqual({
      activityName: 'Rapat Pleno',
      activityDay: '2025-06-12',
      kind: 'video',
      caption: 'Halo semua',
      narrative: 'Isi berita.',
    });
  });

  it('are none within prose', () => {
    const narrative = 'Ada tiga jenis: surat suara, formulir, dan tinta.\nBupati bertanya tentang tanggal: kapan?';
    expect(readOpening(`Kegiatan: Rapat\nNarasi: ${narrative}`, today)).toMatchObject({ narrative });
    expect(readOpening(`Bimtek\nAda dua jenis: A dan B`, today)).toMatchObject({ activityName: 'Bimtek' });
  });

  it('leave what stands below a date to the caption', () => {
    expect(readOpening('Tanggal: 12 Juni 2025\nRapat Pleno\nHadir semua anggota', today)).toEqual({
      activityName: 'Rapat Pleno',
      activityDay: '2025-06-12',
      caption: 'Rapat Pleno\nHadir semua anggota',
    });
  });

  it('are what makes a reply more than talk', () => {
    expect(readReply('siap, Pak: segera', today)).toBeNull();
    expect(readReply('Narasi: Isi', today)).toEqual({ narrative: 'Isi' });
  });
});

describe('dates', () => {
  it.each([
    ['12/06/2025', '2025-06-12'],
    ['12-6-2025', '2025-06-12'],
    ['1.6.25', '2025-06-01'],
    ['12 Juni 2025', '2025-06-12'],
    ['Kamis, 12 juni 2025', '2025-06-12'],
    ['2025-06-12', '2025-06-12'],
    ['hari ini', '2025-06-13'],
    ['Kemarin', '2025-06-12'],
  ])('%s is %s', (written, day) => {
    expect(readDate(written, today)).toEqual({ day });
  });

  it.each([
    ['besok', 'future'],
    ['31/02/2025', 'impossible'],
    ['12/13/2025', 'impossible'],
    ['14/06/2025', 'future'],
    ['1 Januari 2030', 'future'],
  ])('%s is no day: %s', (written, problem) => {
    expect(readDate(written, today)).toEqual({ problem });
  });
});
