import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import type { Register } from '../../register/register';
import type { CaseEngine } from '../engine';
import { giveOrderToCase } from './give-order';
import { createDecisionSender } from './pass-decision';
import { reconcile } from './reconcile';
import { within } from './within';

/** An agency waits ten seconds for our answer; whatever takes longer than this, it sends again. */
const decisionPatienceMs = 3_000;
/** Calls end a little earlier, so that what they ran into can be logged. */
const marginMs = 200;

/**
 * Temporal as the engine of cases. Its client goes on trying after our patience is over. So an order or a decision may
 * arrive although the answer was that the engine is away. The case knows each by its id, and takes it once.
 */
export function createCaseEngine(input: {
  /** Rejects while Temporal cannot be reached. */
  connect: () => Promise<Client>;
  register: Pick<Register, 'readCase' | 'recordedRuns'>;
  /** How long whoever gives an order waits for a worker that may be coming back. */
  orderPatienceMs: number;
  log: Logger;
}): CaseEngine {
  const { connect, register, orderPatienceMs, log } = input;
  const pass = createDecisionSender(connect);
  const give: CaseEngine['giveOrder'] = async (given) => {
    const deadlineMs = Date.now() + orderPatienceMs - marginMs;
    const client = await connect();
    return client.withDeadline(deadlineMs, () => giveOrderToCase({ client, register }, given));
  };
  return {
    giveOrder: (given) =>
      within(orderPatienceMs, give(given)).catch((error: unknown) => {
        log.warn({ err: error, kind: given.order.kind }, 'the engine did not take an order');
        return { kind: 'away' };
      }),
    passDecision: (passed) =>
      within(decisionPatienceMs, pass(passed)).catch((error: unknown) => {
        log.warn({ err: error }, 'the engine did not take a decision');
        return 'away';
      }),
    reconcile: (caseId) =>
      within(
        orderPatienceMs,
        connect().then((client) => reconcile({ client, register }, caseId)),
      ).catch((error: unknown) => {
        log.warn({ err: error, caseId }, 'a case was not reconciled');
        return { kind: 'away' };
      }),
  };
}
