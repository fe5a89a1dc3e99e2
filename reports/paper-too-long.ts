/** More packages than a chat can be sent as a PDF: Telegram takes 50 MB of a bot, and a reader waits for minutes. */
export class PaperTooLong extends Error {
  override readonly name = 'PaperTooLong';
  readonly packages: number;
  readonly most: number;

  constructor(packages: number, most: number) {
    super(`${packages} packages are too many for a PDF in a chat, which takes ${most}`);
    this.packages = packages;
    this.most = most;
  }
}

/** Some 1,600 pages and 27 MB. */
export const mostPackages = 5_000;

/** Throws `PaperTooLong`. Reading the rows takes a fraction of what printing them would. */
export async function refuseTooLong(rows: AsyncIterable<unknown>): Promise<void> {
  let packages = 0;
  for await (const _ of rows) packages += 1;
  if (packages > mostPackages) throw new PaperTooLong(packages, mostPackages);
}
