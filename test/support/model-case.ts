import type { Client, WorkflowHandle } from '@temporalio/client';
import { giveOrder, OrderRejected } from '../../case-client/give-order';
import { canonicalJson } from '../../domain/canonical-json';
import type { CaseView, WaitingFor } from '../../domain/case-view';
import { applyEvent } from '../../domain/fold/apply-event';
import type { CaseState } from '../../domain/fold/case-state';
import { viewOf } from '../../domain/fold/view';
import type { AgencyDecision } from '../../domain/schemas/agency-contract';
import { caseView, decisionReceived, type Order, type OrderReply } from '../../workflows/messages';
import type { ModelAgencies, Word } from './model-agencies';
import type { ModelRegister } from './model-register';

/** One case of a fleet: what can be done to it, and what it shows. */
export class ModelCase {
  readonly caseId: string;
  private readonly looks: CaseView[] = [];

  constructor(
    private readonly parts: {
      client: Client;
      register: ModelRegister;
      agencies: ModelAgencies;
      handle: WorkflowHandle;
      caseId: string;
    },
  ) {
    this.caseId = parts.caseId;
  }

  /** An officer decides, and says so as many times; a word never said is for the case to ask for. */
  async decide(step: string, word: Word, { round, times = 1 }: { round?: number; times?: number } = {}): Promise<void> {
    const last = this.openDossiers().filter((dossier) => dossier.filing.step === step).at(-1);
    const key = round === undefined ? last?.key : `${this.caseId}/${step}/${round}`;
    const decision = key === undefined ? undefined : this.parts.agencies.decide(key, word);
    if (!decision) throw new Error(`no dossier of step ${step} waits for a decision`);
    for (let n = 0; n < times; n += 1) await this.tell(decision);
  }

  /** A callback; one that comes after the case has ended is lost on it. */
  async tell(decision: AgencyDecision): Promise<void> {
    await this.parts.handle.signal(decisionReceived, decision).catch(() => undefined);
  }

  /** Takes an order, as the front door does; gives the code of its rejection where the case does not. */
  async order(order: Order): Promise<OrderReply | string> {
    const { client, register } = this.parts;
    try {
      return await giveOrder({ client, register }, { caseId: this.caseId, order });
    } catch (error) {
      if (error instanceof OrderRejected) return error.code;
      throw error;
    }
  }

  /** The case as its workflow shows it, which is held against the record in {@link looksAreOfRecord}. */
  async look(): Promise<CaseView> {
    const view = await this.parts.handle.query(caseView);
    this.looks.push(view);
    return view;
  }

  /** The case as the record has it. */
  get recorded(): CaseView {
    return this.parts.register.view(this.caseId);
  }

  get record() {
    return this.parts.register.get(this.caseId);
  }

  until(fits: (view: CaseView) => boolean): Promise<CaseView> {
    return this.parts.register.until(this.caseId, fits);
  }

  /** Nothing goes on any more but what others have to do; and that is on the record. */
  untilQuiet(): Promise<CaseView> {
    return this.until(({ settledAt, waitingFor }) => settledAt !== null || waitingFor.every(isOthers));
  }

  untilSettled(): Promise<CaseView> {
    return this.until(({ settledAt }) => settledAt !== null);
  }

  /** Dossiers on which an officer may say something. */
  openDossiers() {
    return this.dossiers().filter(({ isDecidable }) => isDecidable);
  }

  dossiers() {
    return this.parts.agencies.of(this.caseId);
  }

  words(): string[] {
    return this.parts.agencies.words(this.caseId);
  }

  /** Looks that were the fold of no beginning of the record, or of an earlier one than the look before: there must be none. */
  looksAstray(): CaseView[] {
    const { events, documents } = this.record;
    let state: CaseState | undefined;
    const shown = events.map((event) => {
      state = applyEvent(state, event, documents);
      return canonicalJson(viewOf(state));
    });
    let from = 0;
    return this.looks.filter((look) => {
      const at = shown.indexOf(canonicalJson(look), from);
      if (at >= 0) from = at;
      return at < 0;
    });
  }
}

function isOthers({ who, what }: WaitingFor): boolean {
  return what === 'decision' || what === 'personal-number' || who === 'citizen' || who === 'operator' || who === 'payee';
}
