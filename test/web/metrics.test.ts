import { beforeEach, describe, expect, it } from 'vitest';
import { measureWrites } from '../../measure-writes.ts';
import { createMetrics, type Metrics } from '../../web/metrics.ts';
import type { EventPayload, EventType } from '../../workflows/event.ts';
import type { Write } from '../../workflows/writes.ts';
import { samplePublished } from '../support/sample-submission.ts';

const now = new Date('2025-06-12T03:00:00.000Z');
const waiting = {
  inboxPending: 2,
  oldestInboxAt: '2025-06-12T02:59:50.000Z',
  inboxSetAside: 1,
  outboxPending: 0,
  oldestOutboxAt: null,
  remindersDue: 1,
  packagesByStep: { receiving: 3 },
};

describe('/metrics', () => {
  let metrics: Metrics;
  beforeEach(() => {
    metrics = createMetrics(
      async () => waiting,
      () => now,
    );
  });

  it('counts what waits when it is asked', async () => {
    const text = await metrics.render();
    expect(text).toContain('alur_inbox_pending 2');
    expect(text).toContain('alur_inbox_oldest_seconds 10');
    expect(text).toContain('alur_inbox_set_aside 1');
    expect(text).toContain('alur_outbox_oldest_seconds 0');
    expect(text).toContain('alur_packages{step="receiving"} 3');
  });

  it('tells refusals and late reminders of each commit', async () => {
    measureWrites([logged('Refused', { reason: 'notYourRole' }), logged('ReminderSent', { late: true })], metrics);
    measureWrites([logged('Refused', { reason: 'notYourRole' }), logged('StepAccepted', {})], metrics);
    const text = await metrics.render();
    expect(text).toContain('alur_refusals_total{reason="notYourRole"} 2');
    expect(text).toContain('alur_reminders_total{late="true"} 1');
    expect(text).not.toContain('late="false"');
  });

  it('tells how long the steps took that a commit finished, from the end of the one before', async () => {
    const after = samplePublished();
    const [last, previous] = [after.finished.at(-1)!, after.finished.at(-2)!];
    const before = { ...after, finished: after.finished.slice(0, -1) };
    measureWrites([{ type: 'saveSubmission', before, after }], metrics);
    const seconds = (Date.parse(last.at) - Date.parse(previous.at)) / 1000;
    const text = await metrics.render();
    expect(text).toContain(`alur_step_seconds_sum{step="${last.step}"} ${seconds}`);
    expect(text).toContain(`alur_step_seconds_count{step="${last.step}"} 1`);
  });
});

function logged(type: EventType, payload: EventPayload): Write {
  return {
    type: 'appendEvent',
    event: { officeId: 1, type, submission: null, actor: 1, channel: 'telegram', payload },
  };
}
