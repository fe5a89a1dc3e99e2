import { describe, expect, it } from 'vitest';
import { likeness, matchActivity } from '../../bot/agenda/match-activity.ts';

const plan = (...names: string[]) => names.map((name) => ({ name }));
const matched = (name: string, ...names: string[]) => matchActivity(name, plan(...names)).map((found) => found.name);

describe('a package finds its activity by name', () => {
  it.each([
    ['Sosialisasi Pemilih Pemula', 'Sosialisasi pemilih pemula di SMA 1 Simpang Empat'],
    ['Rapat pleno DPB', 'Rapat pleno terbuka rekapitulasi DPB triwulan II'],
    ['sosialisai pemilh pemula', 'Sosialisasi Pemilih Pemula'],
    ['Rapat koordinasi dengan Bawaslu', 'Rakor bersama Bawaslu'],
    ['Bimtek PPS Kecamatan Luhak Nan Duo', 'Bimbingan teknis PPS Luhak Nan Duo'],
    ['Upacara HUT RI', 'Upacara peringatan HUT Kemerdekaan RI ke-80'],
    [
      'KPU Pasaman Barat menggelar rapat pleno terbuka daftar pemilih',
      'Rapat pleno terbuka daftar pemilih berkelanjutan',
    ],
  ])('"%s" is "%s"', (name, planned) => {
    expect(matched(name, planned)).toEqual([planned]);
  });

  it.each([
    ['Rapat koordinasi', 'Rapat pleno'],
    ['Apel pagi', 'Rapat pleno'],
    ['Pelantikan PPK', 'Pelantikan PPS'],
    ['Rapat Koordinasi', 'Rapat Evaluasi Kinerja'],
    ['Infografis jadwal', 'Rapat pleno'],
    ['🎉', 'Rapat pleno'],
  ])('"%s" is not "%s"', (name, planned) => {
    expect(matched(name, planned)).toEqual([]);
  });

  it('takes the one that fits clearly better', () => {
    expect(matched('Sosialisasi di SMA 2', 'Sosialisasi di SMA 1', 'Sosialisasi di SMA 2')).toEqual([
      'Sosialisasi di SMA 2',
    ]);
  });

  it('names all that fit alike', () => {
    expect(matched('Rapat', 'Rapat pleno', 'Rapat kerja', 'Senam')).toEqual(['Rapat pleno', 'Rapat kerja']);
    expect(matched('Rapat pleno', 'Rapat pleno', 'Rapat pleno')).toHaveLength(2);
  });

  it('is the same whichever way round', () => {
    expect(likeness('Rapat pleno', 'Rapat')).toBe(likeness('Rapat', 'Rapat pleno'));
  });
});
