import type { Period } from '../workflows/period.ts';
import { type ContentKind, contentKinds, type Step } from '../workflows/procedure.ts';
import type { RecapRow, ReportStep } from '../workflows/report-rows.ts';
import { isStepLate } from './lateness.ts';
import { stepOrder } from './register.ts';
import type { ReportOffice } from './report.ts';

export interface RecapFigures {
  /** Name of the period: `Juni 2025`. */
  title: string;
  /** Packages published in the period, and how many of them by their due. */
  published: Share;
  byKind: readonly { kind: ContentKind; count: number }[];
  /** The office's platforms in its order, then what else was used. */
  byPlatform: readonly { platform: string; links: number; skipped: number }[];
  /** How often each step was finished, and how often by its own due, for packages received in the period. */
  steps: readonly ({ step: Step } & Share)[];
}

export interface Share {
  total: number;
  onTime: number;
}

/** Counts while rows go by: a year of them need not be in memory at once. */
export class FigureCounter {
  readonly #title: string;
  readonly #published: Share = { total: 0, onTime: 0 };
  readonly #kinds = new Map<ContentKind, number>(contentKinds.map((kind) => [kind, 0]));
  readonly #platforms: Map<string, { links: number; skipped: number }>;
  readonly #steps = new Map<Step, Share>(stepOrder.map((step) => [step, { total: 0, onTime: 0 }]));

  constructor(office: Pick<ReportOffice, 'platforms'>, period: Pick<Period, 'title'>) {
    this.#title = period.title;
    this.#platforms = new Map(office.platforms.map((platform) => [platform, { links: 0, skipped: 0 }]));
  }

  addPublished({ kind, links, publishedAt, publishingDue }: RecapRow): void {
    count(this.#published, !isStepLate({ at: publishedAt, due: publishingDue }));
    this.#kinds.set(kind, (this.#kinds.get(kind) ?? 0) + 1);
    for (const { platform, url } of links) {
      const counted = this.#platforms.get(platform) ?? { links: 0, skipped: 0 };
      this.#platforms.set(platform, counted);
      counted[url === null ? 'skipped' : 'links'] += 1;
    }
  }

  addSteps(steps: readonly ReportStep[]): void {
    for (const finished of steps) {
      const share = this.#steps.get(finished.step);
      if (share) count(share, !isStepLate(finished));
    }
  }

  figures(): RecapFigures {
    return {
      title: this.#title,
      published: { ...this.#published },
      byKind: [...this.#kinds].map(([kind, count]) => ({ kind, count })),
      byPlatform: [...this.#platforms].map(([platform, counted]) => ({ platform, ...counted })),
      steps: [...this.#steps].map(([step, share]) => ({ step, ...share })),
    };
  }
}

function count(share: Share, onTime: boolean): void {
  share.total += 1;
  if (onTime) share.onTime += 1;
}
