import type { Logger } from 'pino';
import { createStrayWatch, type AskingAfter } from '../casework/orders/ask-after-strays';
import { keepLooking } from '../runtime/again';

const lookEveryMs = 10_000;

/** Looks for dossiers that have arrived later than was believed. Returns how to stop; stopped means that none is being asked after. */
export function keepAskingAfterStrays({
  log,
  ...asking
}: Pick<AskingAfter, 'register' | 'engine' | 'isThere'> & { log: Logger }): () => Promise<void> {
  const waits = (caseId: string, err: unknown) =>
    log.warn({ caseId, err }, 'a dossier gone astray is asked after again later');
  return keepLooking((isStopped) => createStrayWatch({ ...asking, isStopped, waits }), {
    everyMs: lookEveryMs,
    failed: (err) => log.warn({ err }, 'dossiers gone astray wait to be asked after'),
  });
}
