import type { PaperOffice } from './report.ts';

export interface Logo {
  /** PNG. */
  bytes: Uint8Array;
  /** Pixels. */
  width: number;
  height: number;
}

/** Pixels: more than 400 dpi where a letterhead shows it, so that a scan of any size costs a paper little. */
const longestSide = 320;

/** The office's logo, upright; null where there is none, or a file that is no picture. */
export async function readLogo({ paper, pathOf }: PaperOffice): Promise<Logo | null> {
  if (paper.profile.logo === null) return null;
  // Loaded for a logo only: a workbook needs no pictures otherwise.
  const { default: sharp } = await import('sharp');
  try {
    const { data, info } = await sharp(pathOf(paper.profile.logo))
      .rotate()
      .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
      .png()
      .toBuffer({ resolveWithObject: true });
    return { bytes: data, width: info.width, height: info.height };
  } catch {
    return null;
  }
}
