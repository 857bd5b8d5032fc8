import { canonicalJson } from '../../domain/canonical-json';
import type { CaseView, WaitingFor } from '../../domain/case-view';
import { applyEvent } from '../../domain/fold/apply-event';
import type { CaseState } from '../../domain/fold/case-state';
import { foldState } from '../../domain/fold/fold';
import { viewOf } from '../../domain/fold/view';
import type { AgencyDecision } from '../../domain/schemas/agency-contract';
import type { Order, OrderReply } from '../../workflows/messages';
import { turnedUp } from './orders';
import type { ModelAgencies, ModelDossier, Word } from './model-agencies';
import type { ModelRegister } from './model-register';

/** One case among model agencies: what can be done to it, and what it shows, wherever its workflow runs. */
export abstract class CaseUnderTest {
  readonly register: ModelRegister;
  readonly agencies: ModelAgencies;
  readonly caseId: string;
  protected readonly looks: CaseView[] = [];

  constructor(parts: { register: ModelRegister; agencies: ModelAgencies; caseId: string }) {
    this.register = parts.register;
    this.agencies = parts.agencies;
    this.caseId = parts.caseId;
  }

  /** Whether a query also in the middle of a first try has no effect: on a server it may have (decision 13). */
  abstract readonly mayBeAskedAnyTime: boolean;

  /** A callback; one that comes after the case has ended is lost on it. */
  abstract tell(decision: AgencyDecision): Promise<void>;
  /** Takes an order, as the front door does; gives the code of its rejection where the case does not. */
  abstract order(order: Order): Promise<OrderReply | string>;
  /** Hands over a decision and an order together, before the case does anything about either. */
  abstract tellAndOrder(decision: AgencyDecision, order: Order): Promise<OrderReply | string>;
  /** The case as its workflow shows it. */
  abstract look(): Promise<CaseView>;
  /** Lets some of what is under way end, and no more. */
  abstract goOn(pick: number): Promise<void>;
  /** Time goes on, where it is the test's. */
  abstract pass(ms: number): Promise<void>;
  /** Resolves once the record satisfies. */
  protected abstract until(fits: (view: CaseView) => boolean): Promise<CaseView>;

  /** What came too late for a run that was ending is given to the case, as whoever is passed it on does. */
  abstract hearLate(): Promise<void>;

  /** What had gone astray and is with its agency by now is found there, as whoever asks after it does. */
  async findStrays(): Promise<void> {
    const { events, documents } = this.record;
    for (const { step, dossierKey } of foldState(events, documents).strays) {
      const isThere = this.dossiers.some(({ key, agency }) => key === dossierKey && agency !== 'population');
      if (isThere) await this.order(turnedUp(step, dossierKey));
    }
  }

  /** An officer decides on the step's last dossier, and says so as many times; what is never said, the case has to ask for. */
  async decide(step: string, word: Word, times = 1): Promise<AgencyDecision> {
    const dossier = this.decidable().findLast(({ filing }) => filing.step === step);
    if (!dossier) throw new Error(`no dossier of step ${step} waits for a decision`);
    return this.decideOn(dossier, word, times);
  }

  async decideOn(dossier: ModelDossier, word: Word, times = 1): Promise<AgencyDecision> {
    const decision = this.decided(dossier, word);
    for (let n = 0; n < times; n += 1) await this.tell(decision);
    return decision;
  }

  /** The officer's word and somebody's order cross: the case hears of both at once. */
  decideAndOrder(dossier: ModelDossier, word: Word, order: Order): Promise<OrderReply | string> {
    return this.tellAndOrder(this.decided(dossier, word), order);
  }

  private decided({ key }: ModelDossier, word: Word): AgencyDecision {
    const decision = this.agencies.decide(key, word);
    if (!decision) throw new Error('the dossier does not wait for a decision');
    return decision;
  }

  /**
   * Nothing goes on any more but what others have to do, or what the test itself holds up, and that is on the record.
   */
  untilQuiet(isLeft: (wait: WaitingFor) => boolean = () => false): Promise<CaseView> {
    return this.until((view) => view.settledAt !== null || this.isResting(view, isLeft));
  }

  untilSettled(): Promise<CaseView> {
    return this.until(({ settledAt }) => settledAt !== null);
  }

  get recorded(): CaseView {
    return this.register.view(this.caseId);
  }

  get record() {
    return this.register.get(this.caseId);
  }

  /** The version of the declaration that counts now. */
  get declarationRef(): string {
    const { events, documents } = this.record;
    return foldState(events, documents).declarationRef;
  }

  get dossiers(): ModelDossier[] {
    return this.agencies.of(this.caseId);
  }

  /** Dossiers on which an officer may say something. */
  decidable(): ModelDossier[] {
    return this.dossiers.filter(({ isDecidable }) => isDecidable);
  }

  words(): string[] {
    return this.agencies.words(this.caseId);
  }

  /** Looks that were the fold of no beginning of the record, or of an earlier one than the look before. */
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

  /** The case waits for people and offices alone, and has heard of everything that they have said. */
  private isResting({ waitingFor, steps }: CaseView, isLeft: (wait: WaitingFor) => boolean): boolean {
    // Notices go one after another, and none before the number that it tells of.
    const noticesWait = waitingFor.some(
      ({ who, what, agency }) =>
        what === 'personal-number' || (who === 'operator' && agency === 'population'),
    );
    const isStuck = waitingFor.some(({ who }) => who === 'operator');
    if (waitingFor.every(({ what }) => what === 'repayment')) return false;
    return waitingFor.every((wait) => {
      const { who, what, step: id, until } = wait;
      // Once their time is over it is for the case to say so.
      if (who === 'citizen' && until !== null && Date.parse(until) < Date.now()) return false;
      if (who === 'citizen' || who === 'operator' || who === 'payee' || isLeft(wait)) return true;
      const step = steps.find((one) => one.id === id);
      const dossier = this.dossiers.find(
        ({ key, agency }) => key === step?.dossierKey && agency === step.agency,
      );
      if (what === 'notice') return noticesWait || isStuck;
      // What stands on the step has to be taken back first.
      if (what === 'reversal') return isStuck;
      if (what === 'decision') return dossier?.state === 'received';
      return (
        what === 'personal-number' && (isStuck || step?.state !== 'granted' || dossier?.isDecidable === true)
      );
    });
  }
}
