import type { PersonId } from '../workflows/people.ts';
import type { Reads } from '../workflows/ports.ts';
import type { LoggedEvent, RevisionContent } from '../workflows/records.ts';
import type { Submission } from '../workflows/submission.ts';

/** What the written response of one package is made of. */
export interface ResponseSource {
  submission: Submission;
  /** Every numbered revision, oldest first. */
  revisions: readonly RevisionContent[];
  /** The newest row of the log about the package: with its hash the paper can be checked. */
  head: LoggedEvent;
  nameOf(person: PersonId | null): string;
}

/** Null for a package that is not there. */
export async function readResponse(reads: Reads, officeId: number, code: string): Promise<ResponseSource | null> {
  const submission = await reads.submissionByCode(officeId, code);
  const head = submission && (await reads.history(officeId, code)).at(-1);
  if (!submission || !head) return null;
  const revisions: RevisionContent[] = [];
  for (let number = 1; number <= submission.revision; number += 1) {
    const revision = await reads.revision(submission.id, number);
    if (revision) revisions.push(revision);
  }
  const people = await reads.people(peopleOf(submission, revisions));
  const nameOf = (person: PersonId | null) => (person === null ? 'sistem' : people.get(person)?.name || 'seseorang');
  return { submission, revisions, head, nameOf };
}

function peopleOf({ openedBy, finished, publications }: Submission, revisions: readonly RevisionContent[]): PersonId[] {
  const all = [
    openedBy,
    ...finished.map(({ by }) => by),
    ...revisions.map(({ by }) => by),
    ...publications.map(({ by }) => by),
  ];
  return [...new Set(all.filter((person) => person !== null))];
}
