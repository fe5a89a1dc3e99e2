import type { SubmissionCommand } from '../workflows/command.ts';
import { platformsOf } from '../workflows/platforms.ts';
import type { Submission } from '../workflows/submission.ts';
import type { Desk, Visitor } from './desk.ts';
import { expectedHosts, readLinks } from './read-links.ts';
import { linkExpectedText, skipExpectedText, strangeHostText } from './texts/answers.ts';
import { platformName } from './texts/words.ts';

/** What a text asks for, and a sentence about what of it cannot be taken; the sentence alone where that is all of it. */
export type ReadText = { command: SubmissionCommand; told: string | null } | { command: null; told: string };

/**
 * What the admin's text means for a package that is being published: links, or `lewati x alasan`. Null when it means
 * neither.
 */
export function readPublishing(text: string, submission: Submission, visitor: Visitor, desk: Desk): ReadText | null {
  const isOpen = submission.step === 'publishing' || submission.step === 'published';
  if (!isOpen || !visitor.roles.includes('admin')) return null;
  const { websiteHosts } = desk.settings;
  const platforms = platformsOf(submission, desk.settings.platforms);
  const skip = /^\s*lewati\b\s*(\S*)\s*([\s\S]*)$/i.exec(text);
  if (skip) return readSkip(skip[1] ?? '', skip[2] ?? '', platforms);
  const read = readLinkReply(text, platforms, websiteHosts);
  if (read) return read;
  return submission.step === 'publishing' ? told(linkExpectedText(expectedHosts(platforms, websiteHosts))) : null;
}

/** The links of the office's platforms, and a sentence about the others; null where there is no link. */
export function readLinkReply(
  text: string,
  platforms: readonly string[],
  websiteHosts: readonly string[],
): ReadText | null {
  const { links, strangers } = readLinks(text, platforms, websiteHosts);
  const refusal =
    strangers.length === 0
      ? null
      : strangeHostText(strangers, expectedHosts(platforms, websiteHosts), links.length > 0);
  if (links.length === 0) return refusal === null ? null : told(refusal);
  return { command: { type: 'RecordLinks', links }, told: refusal };
}

export function told(sentence: string): ReadText {
  return { command: null, told: sentence };
}

function readSkip(word: string, reason: string, platforms: readonly string[]): ReadText {
  const wanted = word.toLowerCase().replace(/[:,]$/, '');
  const platform = platforms.find((name) => name === wanted || platformName(name).toLowerCase() === wanted);
  if (!platform) return told(skipExpectedText(platforms.map(platformName)));
  return { command: { type: 'SkipPlatform', platform, reason }, told: null };
}
