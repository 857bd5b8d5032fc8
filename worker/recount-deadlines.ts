import type { Logger } from 'pino';
import type { GiveOrder } from '../activities/linked-cases';
import { currentCalendar } from '../procedures/shared/calendar';
import type { Register } from '../register/register';

/** Between two looks: a calendar comes with a release, and while one is rolled out old workers still file by the old one. */
const lookEveryMs = 60_000;

/**
 * Has every open case that goes by an older calendar count its due dates again, as an order that records both dates.
 * Returns how to stop; stopped means that no order is being given any more.
 */
export function keepDeadlinesCounted(input: Recounting): () => Promise<void> {
  let stopped = false;
  let counting: Promise<void> | undefined;
  const look = () => {
    counting ??= recount(input, () => stopped)
      .catch((err: unknown) => input.log.warn({ err }, 'deadlines wait to be counted again'))
      .finally(() => {
        counting = undefined;
      });
  };
  const timer = setInterval(look, lookEveryMs);
  look();
  return async () => {
    stopped = true;
    clearInterval(timer);
    await counting;
  };
}

interface Recounting {
  register: Pick<Register, 'openCasesUnlike'>;
  giveOrder: GiveOrder;
  log: Logger;
}

/** A case that does not take the order, because it has just ended or cannot go on, is not given it again in the same look. */
async function recount({ register, giveOrder, log }: Recounting, isStopped: () => boolean): Promise<void> {
  const given = new Set<string>();
  const calendar = currentCalendar.version;
  for (;;) {
    const caseIds = (await register.openCasesUnlike(calendar)).filter((caseId) => !given.has(caseId));
    if (caseIds.length === 0) return;
    for (const caseId of caseIds) {
      if (isStopped()) return;
      const id = `recount/${caseId}/${calendar}`;
      const reason = 'calendar-changed';
      given.add(caseId);
      await giveOrder({ caseId, order: { kind: 'recount', id, by: 'system', reason, calendar } }).catch(
        (err: unknown) => log.warn({ caseId, err }, 'a case waits for its deadlines to be counted again'),
      );
    }
  }
}
