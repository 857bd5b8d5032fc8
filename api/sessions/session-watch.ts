/** Ends what a session has opened once it is locked or over, whoever has ended it and wherever. */
import type { Request, Response } from 'express';

/** Another process, or the issuer by way of one, may end a session too. */
const lookEveryMs = 5_000;

export interface SessionWatch {
  /** The answer that goes on and on ends with the session. What came with a token of its own has that token's time. */
  endsWith: (request: Request, response: Response) => void;
  /** A session has ended here: everybody looks at once. */
  look: () => void;
}

export function createSessionWatch(isOpen: (request: Request) => Promise<boolean>): SessionWatch {
  const watchers = new Set<() => void>();
  return {
    endsWith(request, response) {
      if (request.headers.authorization !== undefined) return;
      // A register that is away ends nothing: the next look may find it again.
      const look = () =>
        void isOpen(request).then(
          (open) => (open ? undefined : response.end()),
          () => undefined,
        );
      const looking = setInterval(look, lookEveryMs);
      watchers.add(look);
      response.once('close', () => {
        clearInterval(looking);
        watchers.delete(look);
      });
    },
    look: () => watchers.forEach((look) => look()),
  };
}
