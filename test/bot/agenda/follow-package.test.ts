import { expect, it } from 'vitest';
import { followPackage } from '../../../bot/agenda/follow-package.ts';
import type { Desk } from '../../../bot/desk.ts';
import { sampleCollecting, sampleWithdrawn } from '../../support/sample-submission.ts';

const open = sampleCollecting();
const withdrawn = sampleWithdrawn();

/** An activity of today that had this package and no other. */
function deskAsked(asked: string[]): Desk {
  const tx = {
    activityLink: async () => ({ submissionId: open.id, activityId: 1, chosenBy: null }),
    activity: async (id: number) => void asked.push(`activity ${id}`),
    newestMessage: async () => undefined,
  };
  return { tx } as unknown as Desk;
}

it('lets the activity wait again when its package is withdrawn, and not when something of it is archived later', async () => {
  const asked: string[] = [];
  const decided = { submission: withdrawn, events: [], effects: [] };
  await followPackage(deskAsked(asked), { before: withdrawn, decision: decided } as never);
  expect(asked).toEqual([]);
  await followPackage(deskAsked(asked), { before: open, decision: decided } as never);
  expect(asked).toEqual(['activity 1']);
});
