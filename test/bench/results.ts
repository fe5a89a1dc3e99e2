/** Each figure of the program beside the same of the bare bot. */
export interface Both<T> {
  ours: T;
  bare: T;
}

/** What SQLite alone does with the rows of one update, as durable. */
export interface Commits {
  /** Updates a second, one a commit, and fifty a commit. */
  singly: number;
  together: number;
  /** Milliseconds of a commit that comes alone, as a tap's does. */
  aloneMs: number;
}

export interface Large {
  packages: number;
  startMs: number;
  taps: Both<number[]>;
  /** `alur recap` of one month, and counting that month in the log with SQL alone. */
  recapMs: number;
  countMs: number;
}

export interface Results {
  /** Milliseconds; `first` with a database that is new. */
  starts: Both<number[]> & { first: number[] };
  /** Milliseconds. */
  taps: Both<number[]>;
  tapRate: Both<number[]>;
  photos: Both<number[]>;
  /** Updates a second, a round each. */
  intake: Both<number[]>;
  help: Both<number[]>;
  status: Both<number[]>;
  /** Packages a second, by how many at a time. */
  packages: { atATime: number; aSecond: number }[];
  /** MB. */
  idle: Both<number>;
  peak: Both<number>;
  commits: Commits;
  large: Large;
}
