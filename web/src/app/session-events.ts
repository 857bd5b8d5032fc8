/** What the API says of the session in passing, for whoever shows it; and the token that proves that a page is ours. */
type Listener = (code: string) => void;

let token: string | undefined;
const listeners = new Set<Listener>();

export const sessionEvents = {
  csrf: (): string | undefined => token,
  keepCsrf: (value: string | undefined): void => {
    token = value;
  },
  /** A call was answered with 401. */
  refused: (code: string): void => listeners.forEach((listener) => listener(code)),
  listen: (listener: Listener): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
