/** Text made by JSON.stringify. */
export type Json = string;
/** A boolean. */
export type Flag = 0 | 1;
