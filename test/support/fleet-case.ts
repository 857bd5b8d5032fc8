import { setTimeout as delay } from 'node:timers/promises';
import type { WorkflowHandle } from '@temporalio/client';
import type { CaseView } from '../../domain/case-view';
import type { AgencyDecision } from '../../domain/schemas/agency-contract';
import { caseView, decisionReceived, type Order, type OrderReply } from '../../workflows/messages';
import { CaseUnderTest } from './case-under-test';
import type { ModelAgencies } from './model-agencies';
import type { ModelRegister } from './model-register';

/** Longer than a case of a crowded fleet ever takes to its next rest. */
const patienceMs = 60_000;

/** One case of a fleet, on a server. */
export class FleetCase extends CaseUnderTest {
  constructor(
    private readonly parts: {
      giveOrder: (caseId: string, order: Order) => Promise<OrderReply | string>;
      register: ModelRegister;
      agencies: ModelAgencies;
      handle: WorkflowHandle;
      caseId: string;
    },
  ) {
    super(parts);
  }

  async tell(decision: AgencyDecision): Promise<void> {
    await this.parts.handle.signal(decisionReceived, decision).catch(() => undefined);
  }

  order(order: Order): Promise<OrderReply | string> {
    return this.parts.giveOrder(this.caseId, order);
  }

  async look(): Promise<CaseView> {
    const view = await this.parts.handle.query(caseView);
    this.looks.push(view);
    return view;
  }

  /** It goes on by itself. */
  goOn(): Promise<void> {
    return Promise.resolve();
  }

  /** The server's time is that of all its cases. */
  pass(): Promise<void> {
    return Promise.resolve();
  }

  protected async until(fits: (view: CaseView) => boolean): Promise<CaseView> {
    const patience = new AbortController();
    const late = delay(patienceMs, undefined, { signal: patience.signal }).then(() => {
      throw new Error(`the case does not come to rest: ${JSON.stringify(this.recorded.waitingFor)}`);
    });
    try {
      return await Promise.race([this.register.until(this.caseId, fits), late]);
    } finally {
      patience.abort();
      late.catch(() => undefined);
    }
  }
}
