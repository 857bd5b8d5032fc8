/** Ends what a session has opened once it is locked or over, whoever has ended it and wherever. */
import type { Request } from 'express';

/** Another process, or the issuer by way of one, may end a session too. */
const lookEveryMs = 5_000;

export interface SessionWatch {
  /** Returns how to stop. What came with a token of its own has that token's time. */
  watch: (request: Request, end: () => void) => () => void;
  /** A session has ended here: everybody looks at once. */
  look: () => void;
}

export function createSessionWatch(isOpen: (request: Request) => Promise<boolean>): SessionWatch {
  const watchers = new Set<() => void>();
  return {
    watch(request, end) {
      if (request.headers.authorization !== undefined) return () => undefined;
      // A register that is away ends nothing: the next look may find it again.
      const look = () =>
        void isOpen(request).then(
          (open) => (open ? undefined : end()),
          () => undefined,
        );
      const looking = setInterval(look, lookEveryMs);
      watchers.add(look);
      return () => {
        clearInterval(looking);
        watchers.delete(look);
      };
    },
    look: () => watchers.forEach((look) => look()),
  };
}
