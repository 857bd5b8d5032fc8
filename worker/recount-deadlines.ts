import type { Logger } from 'pino';
import { recountDeadlines, type Recounting } from '../casework/orders/recount-deadlines';
import { keepLooking } from '../runtime/again';

/** Between two looks: a calendar comes with a release, and while one is rolled out old workers still file by the old one. */
const lookEveryMs = 60_000;

/** Looks for cases that go by an older calendar. Returns how to stop; stopped means that no order is being given any more. */
export function keepDeadlinesCounted({
  register,
  engine,
  log,
}: Pick<Recounting, 'register' | 'engine'> & { log: Logger }): () => Promise<void> {
  const waits = (caseId: string, err: unknown) =>
    log.warn({ caseId, err }, 'a case waits for its deadlines to be counted again');
  return keepLooking((isStopped) => () => recountDeadlines({ register, engine, isStopped, waits }), {
    everyMs: lookEveryMs,
    atOnce: true,
    failed: (err) => log.warn({ err }, 'deadlines wait to be counted again'),
  });
}
