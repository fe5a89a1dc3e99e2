import { knownPlatforms } from '../../workflows/platforms.ts';
import type { Answered } from '../ask-office.ts';
import type { Desk, Visitor } from '../desk.ts';
import { event } from '../log-event.ts';
import { platformsResetText, platformsSavedText, unknownPlatformsText } from '../texts/office.ts';
import { platformName } from '../texts/words.ts';

/**
 * Where the office uploads from now on, in the order written; `null` is the setting again. A package that is being uploaded
 * keeps what it was asked with (`platformsOf`).
 */
export async function choosePlatforms(written: string | null, visitor: Visitor, desk: Desk): Promise<Answered> {
  const platforms = written === null ? null : readPlatforms(written);
  const unknown = platforms?.filter((name) => !knownPlatforms.includes(name)) ?? [];
  if (platforms?.length === 0 || unknown.length > 0)
    return { text: unknownPlatformsText(unknown), writes: [], done: false };
  const profile = await desk.tx.profile(desk.office.id);
  return {
    text: platforms === null ? platformsResetText : platformsSavedText(platforms),
    writes: [
      { type: 'saveProfile', officeId: desk.office.id, profile: { ...profile, platforms } },
      event(desk, 'OfficeChanged', visitor.person, { field: 'platforms', platforms }),
    ],
    done: true,
  };
}

/** `Instagram, facebook dan X`; what is no platform stays as it was written. */
function readPlatforms(written: string): string[] {
  const words = written.split(/[\s,;]+/).filter((word) => word !== '' && !/^(dan|\d+\.)$/i.test(word));
  return [...new Set(words.map(platformOf))];
}

function platformOf(word: string): string {
  const bare = word.toLowerCase().replace(/[.!]$/, '');
  return knownPlatforms.find((name) => name === bare || platformName(name).toLowerCase() === bare) ?? word;
}
