import { fileURLToPath } from 'node:url';

/** Fonts come with the program, so that a paper is the same on every machine. */
export const fontFiles = {
  normal: fileOf('dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf'),
  bold: fileOf('dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Bold.ttf'),
  italics: fileOf('dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Oblique.ttf'),
  emoji: fileOf('@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf'),
};

function fileOf(specifier: string): string {
  return fileURLToPath(import.meta.resolve(specifier));
}
