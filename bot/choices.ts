import type { Button, Choice, RichText } from '../workflows/outgoing.ts';
import { lines } from './rich-text.ts';
import { byNumberText, byPollText, byWordText } from './texts/choices.ts';

/** Longer words nobody types: those are chosen by number. */
const longestWord = 24;

interface Option extends Choice {
  label: string;
  inPoll: boolean;
}

/** The words that stand for these buttons where there are none; a poll asks for its options itself. */
export function choicesOf(buttons: readonly (readonly Button[])[]): Choice[] {
  return optionsOf(buttons)
    .filter(({ inPoll }) => !inPoll)
    .map(({ word, data }) => ({ word, data }));
}

/** A text, and below it how to choose by words; what is in the poll is said there. */
export function withChoices(text: RichText, buttons: readonly (readonly Button[])[]): RichText {
  const options = optionsOf(buttons);
  const rest = options.filter(({ inPoll }) => !inPoll);
  const how = [
    ...(rest.length < options.length ? [byPollText] : []),
    ...(rest.length > 0 ? [isNumbered(rest) ? byNumberText(rest) : byWordText(rest.map(({ label }) => label))] : []),
  ];
  return how.length === 0 ? text : lines(text, [], ...how);
}

/** The choice that somebody wrote: the word in any case, with or without its signs, or the number that it begins with. */
export function findChoice(written: string, choices: readonly Choice[]): Choice | undefined {
  const wanted = plain(written);
  if (wanted === '') return undefined;
  const named = choices.filter(({ word }) => plain(word) === wanted);
  const numbered = /^\d+$/.test(wanted) ? choices.filter(({ word }) => plain(word).startsWith(`${wanted} `)) : [];
  const found = named.length > 0 ? named : numbered;
  return found.length === 1 ? found[0] : undefined;
}

function optionsOf(buttons: readonly (readonly Button[])[]): Option[] {
  return buttons.flat().map(({ text, word = text, data, inPoll = false }, index) => {
    if (word.length > longestWord) return { word: `${index + 1}`, label: text, data, inPoll };
    return { word: plain(word), label: word, data, inPoll };
  });
}

function isNumbered(options: readonly Option[]): boolean {
  return options.some(({ word, label }) => plain(label) !== word);
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}
