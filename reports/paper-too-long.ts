/** More packages than a paper can hold: it is laid out in memory, some 0.5 MB a package. */
export class PaperTooLong extends Error {
  override readonly name = 'PaperTooLong';
  readonly packages: number;
  readonly most: number;

  constructor(packages: number, most: number) {
    super(`${packages} packages are too many for a PDF, which takes ${most}: ask for a shorter period, or for xlsx`);
    this.packages = packages;
    this.most = most;
  }
}

/** A year of eight packages a working day: some 670 pages. */
export const mostPackages = 2_000;

export function refuseTooLong(packages: number): void {
  if (packages > mostPackages) throw new PaperTooLong(packages, mostPackages);
}
