/** Each figure of the program beside the same of the bare bot. */
export interface Both<T> {
  ours: T;
  bare: T;
}

export interface Results {
  /** Milliseconds; `first` with a database that is new. */
  starts: Both<number[]> & { first: number[] };
  /** Milliseconds. */
  taps: Both<number[]>;
  photos: Both<number[]>;
  /** Updates a second, a round each. */
  help: Both<number[]>;
  status: Both<number[]>;
  /** Packages a second, a run each. */
  packages: number[];
  /** MB. */
  idle: Both<number>;
  peak: Both<number>;
}
