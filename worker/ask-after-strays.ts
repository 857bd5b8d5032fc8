import type { Logger } from 'pino';
import { createStrayWatch, type AskingAfter } from '../casework/orders/ask-after-strays';

const lookEveryMs = 10_000;

/** Looks for dossiers that have arrived later than was believed. Returns how to stop; stopped means that none is being asked after. */
export function keepAskingAfterStrays({
  log,
  ...asking
}: Pick<AskingAfter, 'register' | 'engine' | 'isThere'> & { log: Logger }): () => Promise<void> {
  let stopped = false;
  let asked: Promise<void> | undefined;
  const watch = createStrayWatch({
    ...asking,
    isStopped: () => stopped,
    waits: (caseId, err) => log.warn({ caseId, err }, 'a dossier gone astray is asked after again later'),
  });
  const look = () => {
    asked ??= watch()
      .catch((err: unknown) => log.warn({ err }, 'dossiers gone astray wait to be asked after'))
      .finally(() => (asked = undefined));
  };
  const timer = setInterval(look, lookEveryMs);
  return async () => {
    stopped = true;
    clearInterval(timer);
    await asked;
  };
}
