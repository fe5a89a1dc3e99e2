/** What libsignal prints begins so; what follows are whole session records, with private keys. */
const itsLines =
  /^(Closing|Opening|Removing old closed|Migrating) (open )?session|^Session already|^Decrypted message with closed|^Failed to decrypt message with any|^Session error|^Unhandled bucket/;

const methods = ['log', 'info', 'warn', 'error'] as const;
let isMuted = false;

/** Keeps session keys out of the log: libsignal prints them to the console. To be called before a socket starts. */
export function muteSignal(): void {
  if (isMuted) return;
  isMuted = true;
  for (const method of methods) {
    const print = console[method].bind(console);
    console[method] = (...told: unknown[]) => {
      if (typeof told[0] !== 'string' || !itsLines.test(told[0])) print(...told);
    };
  }
}
