import type { SubmissionCommand } from '../workflows/command.ts';
import { platformsOf } from '../workflows/platforms.ts';
import type { Submission } from '../workflows/submission.ts';
import type { Desk, Visitor } from './desk.ts';
import { expectedHosts, readLinks } from './read-links.ts';
import { linkExpectedText, skipExpectedText, strangeHostText } from './texts/answers.ts';
import { platformName } from './texts/words.ts';

/**
 * What the admin's text means for a package that is being published: links, or `lewati x alasan`. A sentence when it
 * means one of these but cannot be used; null when it means neither.
 */
export function readPublishing(
  text: string,
  submission: Submission,
  visitor: Visitor,
  desk: Desk,
): SubmissionCommand | string | null {
  const isOpen = submission.step === 'publishing' || submission.step === 'published';
  if (!isOpen || !visitor.roles.includes('admin')) return null;
  const { websiteHosts } = desk.settings;
  const platforms = platformsOf(submission, desk.settings.platforms);
  const skip = /^\s*lewati\b\s*(\S*)\s*([\s\S]*)$/i.exec(text);
  if (skip) return readSkip(skip[1] ?? '', skip[2] ?? '', platforms);
  const { links, strangers } = readLinks(text, platforms, websiteHosts);
  if (strangers.length > 0) return strangeHostText(strangers, expectedHosts(platforms, websiteHosts));
  if (links.length > 0) return { type: 'RecordLinks', links };
  return submission.step === 'publishing' ? linkExpectedText(expectedHosts(platforms, websiteHosts)) : null;
}

function readSkip(word: string, reason: string, platforms: readonly string[]): SubmissionCommand | string {
  const wanted = word.toLowerCase().replace(/[:,]$/, '');
  const platform = platforms.find((name) => name === wanted || platformName(name).toLowerCase() === wanted);
  if (!platform) return skipExpectedText(platforms.map(platformName));
  return { type: 'SkipPlatform', platform, reason };
}
