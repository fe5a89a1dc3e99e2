import type { AdminNews, QuestionAbout, TeamNews } from '../workflows/effects.ts';
import type { RichText } from '../workflows/outgoing.ts';
import { captionLimit, holderOf } from '../workflows/procedure.ts';
import type { Submission } from '../workflows/submission.ts';
import { linkLines, type Surroundings } from './render-card.ts';
import { bold, lines, shorten } from './rich-text.ts';
import { cancelHintText } from './texts/answers.ts';
import { numberOf, platformName, roleNames } from './texts/words.ts';

/** News that needs somebody, as a short reply to the card. */
export function teamNewsText(submission: Submission, news: TeamNews, around: Surroundings): RichText {
  const name = bold(submission.code);
  switch (news.type) {
    case 'handedBack':
      return lines(
        [name, ` dikembalikan oleh ${roleNames[holderOf(news.step)]} (${around.nameOf(news.by)}):`],
        shorten(news.response, 1500),
        'Perbaiki dengan membalas kartunya, lalu pilih Serahkan lagi.',
      );
    case 'corrected':
      return [name, ` dikoreksi oleh ${around.nameOf(news.by)} dan diteruskan ke ${roleNames.chiefEditor}.`];
    case 'published':
      return lines([name, ' sudah diunggah. Terima kasih!'], ...linkLines(submission, around));
    case 'withdrawn':
      return [name, ` ditarik oleh ${around.nameOf(news.by)}: ${shorten(news.reason, 500)}`];
  }
}

export function adminNewsText(submission: Submission, news: AdminNews): RichText {
  const role = roleNames[news.role];
  return lines(
    ['⚠️ ', bold(submission.code), ` menunggu ${role}, tetapi tidak ada yang dapat memutuskan.`],
    news.because === 'vacant'
      ? `Belum ada pemegang peran ${role}. Undang dengan /undang.`
      : `Semua pemegang peran ${role} ikut menyerahkan atau sudah memutuskan langkah lain pada kiriman ini. Undang satu orang lagi dengan /undang.`,
  );
}

export function questionText(submission: Submission, about: QuestionAbout): RichText {
  const name = bold(submission.code);
  switch (about.type) {
    case 'rejection':
      return lines(
        [name, ': tulis tanggapan Anda dengan membalas pesan ini. Kiriman ditolak setelah tanggapan diterima.'],
        cancelHintText,
      );
    case 'correction':
      return lines(
        [name, ': balas pesan ini dengan ', ...correctionField(about.field), ' yang baru, secara lengkap.'],
        cancelHintText,
      );
    case 'link':
      return lines([name, `: balas pesan ini dengan tautan ${platformName(about.platform)}.`], cancelHintText);
    case 'skip':
      return lines(
        [name, `: mengapa ${platformName(about.platform)} dilewati? Balas pesan ini dengan alasannya.`],
        cancelHintText,
      );
  }
}

function correctionField(field: 'caption' | 'narrative'): RichText {
  return field === 'caption'
    ? [bold('caption'), ` (paling banyak ${numberOf(captionLimit)} karakter)`]
    : [bold('narasi')];
}
