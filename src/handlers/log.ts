/** A word that names what happened, and facts that are safe to keep: no amounts, names, secrets or bodies. */
type Facts = Readonly<Record<string, string | number | boolean>>;

function line(level: string, what: string, facts: Facts): string {
  return JSON.stringify({ level, what, ...facts });
}

/** Forge collects what is printed, at most 100 lines a minute: one line for what somebody may have to act on. */
export const log = {
  warn: (what: string, facts: Facts = {}): void => {
    console.warn(line('warn', what, facts));
  },
  error: (what: string, facts: Facts = {}): void => {
    console.error(line('error', what, facts));
  },
};
