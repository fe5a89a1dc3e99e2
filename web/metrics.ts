import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What waits, as the storage counts it. Moments are ISO 8601. */
export interface WaitingCounts {
  inboxPending: number;
  oldestInboxAt: string | null;
  inboxSetAside: number;
  outboxPending: number;
  oldestOutboxAt: string | null;
  remindersDue: number;
  packagesByStep: Readonly<Record<string, number>>;
}

export interface Metrics {
  contentType: string;
  render(): Promise<string>;
  countUpdate(type: string): void;
  countDelivery(result: 'sent' | 'away' | 'retry' | 'moved' | 'failed'): void;
  /** What a chat answered instead of taking a message: `busy`, `unreachable`, … */
  countChatError(kind: string): void;
  countRefusal(reason: string): void;
  countReminder(late: boolean): void;
  /** Seconds from storing an update to answering the tap in it. */
  observeTap(seconds: number): void;
  /** Seconds that a step of the procedure took. */
  observeStep(step: string, seconds: number): void;
}

/** Prometheus metrics: depths and ages are counted when asked for, never kept. */
export function createMetrics(countWaiting: () => Promise<WaitingCounts>, now: () => Date): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const counter = (name: string, help: string, ...labelNames: string[]) =>
    new Counter({ name, help, labelNames, registers: [registry] });
  const updates = counter('alur_updates_total', 'Updates handled, by type', 'type');
  const deliveries = counter('alur_deliveries_total', 'Attempts to send a message, by result', 'result');
  const chatErrors = counter('alur_chat_errors_total', 'Messages that a chat did not take, by kind', 'kind');
  const refusals = counter('alur_refusals_total', 'What the rules refused, by reason', 'reason');
  const reminders = counter('alur_reminders_total', 'Steps that were reminded of, late or in time', 'late');
  const taps = new Histogram({
    name: 'alur_tap_seconds',
    help: 'From storing a tap to its answer',
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
    registers: [registry],
  });
  const steps = new Histogram({
    name: 'alur_step_seconds',
    help: 'How long a step of the procedure took',
    labelNames: ['step'],
    buckets: [600, 3600, 4 * 3600, 12 * 3600, 24 * 3600, 48 * 3600, 7 * 24 * 3600],
    registers: [registry],
  });
  const waiting = waitingGauges(registry);
  return {
    contentType: registry.contentType,
    async render() {
      waiting.set(await countWaiting(), now());
      return registry.metrics();
    },
    countUpdate: (type) => updates.inc({ type }),
    countDelivery: (result) => deliveries.inc({ result }),
    countChatError: (kind) => chatErrors.inc({ kind }),
    countRefusal: (reason) => refusals.inc({ reason }),
    countReminder: (late) => reminders.inc({ late: String(late) }),
    observeTap: (seconds) => taps.observe(seconds),
    observeStep: (step, seconds) => steps.observe({ step }, seconds),
  };
}

function waitingGauges(registry: Registry) {
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers: [registry] });
  const inbox = gauge('alur_inbox_pending', 'Updates stored and not handled yet');
  const inboxAge = gauge('alur_inbox_oldest_seconds', 'Age of the oldest of them');
  const setAside = gauge('alur_inbox_set_aside', 'Updates that could not be handled, of the last 30 days');
  const outbox = gauge('alur_outbox_pending', 'Messages ordered and not sent yet');
  const outboxAge = gauge('alur_outbox_oldest_seconds', 'Age of the oldest of them');
  const reminders = gauge('alur_reminders_due', 'Reminders whose time has come and that were not handled yet');
  const help = 'Packages, by the step that they are in';
  const packages = new Gauge({ name: 'alur_packages', help, labelNames: ['step'], registers: [registry] });
  return {
    set(counts: WaitingCounts, now: Date) {
      inbox.set(counts.inboxPending);
      setAside.set(counts.inboxSetAside);
      inboxAge.set(ageSeconds(counts.oldestInboxAt, now));
      outbox.set(counts.outboxPending);
      outboxAge.set(ageSeconds(counts.oldestOutboxAt, now));
      reminders.set(counts.remindersDue);
      for (const [step, count] of Object.entries(counts.packagesByStep)) packages.set({ step }, count);
    },
  };
}

function ageSeconds(since: string | null, now: Date): number {
  return since === null ? 0 : Math.max(0, (now.getTime() - Date.parse(since)) / 1000);
}
