/** Headings and empty lists. */

export const noneOpenText = 'Tidak ada kiriman Anda yang masih berjalan.';

export const queueEmptyText = 'Tidak ada yang menunggu Anda. 👍';

export const codeExpectedText = 'Sebutkan kodenya, misalnya K-0001.';

export function noSuchPackageText(written: string): string {
  return written === '' ? codeExpectedText : `Tidak ada kiriman dengan kode "${written.slice(0, 30)}".`;
}

export const periodExpectedText =
  'Periode itu tidak dikenal. Contoh: 2025-06, juni 2025, triwulan 2 2025, 2025; kosong berarti bulan ini.';

export const withdrawUsageText = 'Tulis: /tarik KODE ALASAN, misalnya /tarik K-0001 kegiatan dibatalkan.';

export function withdrawnText(code: string): string {
  return `${code} ditarik.`;
}
