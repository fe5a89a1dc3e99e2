/** How to choose where a chat has no buttons. */

export const byPollText =
  'Pilih Terima atau Tolak pada jajak pendapat di bawah, atau balas pesan ini dengan terima, atau dengan tolak dan alasannya.';

export function byWordText(words: readonly string[]): string {
  return `Balas pesan ini dengan kata: ${words.join(' · ')}`;
}

export function byNumberText(options: readonly { word: string; label: string }[]): string {
  return ['Balas pesan ini dengan kata atau angkanya:', ...options.map(lineOf)].join('\n');
}

function lineOf({ word, label }: { word: string; label: string }): string {
  return /^\d+$/.test(word) ? `${word} = ${label}` : `• ${label}`;
}

export function pollQuestionText(code: string, task: string): string {
  return `${code} · ${task}: terima atau tolak?`;
}

export function whichDecisionText(codes: readonly string[]): string {
  const examples = codes.map((code) => `TERIMA ${code}`).join(', ');
  return codes.length === 0
    ? 'Tidak ada kiriman yang menunggu keputusan Anda.'
    : `Kiriman yang mana? Balas pesan kirimannya, atau tulis kodenya: ${examples}; untuk menolak: TOLAK ${codes[0]} ALASAN.`;
}

export function seeFirstText(code: string): string {
  return `${code} saya tampilkan lebih dulu. Balas pesannya dengan terima, atau dengan tolak dan alasannya.`;
}

export function acceptedText(code: string, hasNote: boolean): string {
  return hasNote ? `Tercatat: ${code} diterima dengan catatan Anda.` : `Tercatat: ${code} diterima.`;
}

export function rejectedText(code: string): string {
  return `Tercatat: ${code} ditolak dengan tanggapan Anda.`;
}

export function viewText(code: string, view: 'correct' | 'media'): string {
  return view === 'correct'
    ? `${code}: apa yang dikoreksi?`
    : `${code}: pilih nomor dokumentasi yang dipakai (☑️) atau tidak dipakai (⬜), lalu simpan.`;
}
