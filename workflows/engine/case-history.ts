import type {
  CaseEventData,
  CaseEventType,
  CaseFiledData,
  DocumentName,
  Documents,
  EventDraft,
  OrderDocument,
} from '../../domain/case-events';
import type { CaseView } from '../../domain/case-view';
import { getStepState, type CaseState } from '../../domain/fold/case-state';
import type { FoldedStep } from '../../domain/fold/folded-step';
import { applyEvent } from '../../domain/fold/apply-event';
import { orderRef, type CaseSnapshot } from '../../domain/fold/snapshot';
import { stepStateOf } from '../../domain/fold/step-state';
import { viewOf } from '../../domain/fold/view';
import { clockToleranceMs } from '../patience';
import { vietNamInstant, type Instant } from '../../domain/viet-nam-time';

interface Happening<T extends CaseEventType> {
  step: string | null;
  by?: string;
  data: Omit<CaseEventData[T], DocumentName<T>>;
  documents?: Record<DocumentName<T>, unknown>;
  /** The event's identity where it is not born here: an order's. */
  id?: string;
}

/** Who holds the case: its events bear this id, and the time when it began has come for certain. */
export interface Holder {
  runId: string;
  startedAtMs: number;
}

/** The case as its workflow holds it: its events so far, what they add up to, and those not yet recorded. */
export class CaseHistory {
  private state: CaseState;
  private documents: Documents;
  private born = 0;
  private clockMs: number;
  private passedMs: number;
  private unrecorded: EventDraft[] = [];
  private unrecordedSince = 0;
  /** What has been handed over, in the order of the record: a register may lose it. */
  private handedOver: EventDraft[] = [];

  constructor(
    { state, documents, at }: CaseSnapshot,
    private readonly holder: Holder,
  ) {
    this.documents = documents;
    this.state = state;
    this.clockMs = Date.parse(at);
    this.passedMs = Math.max(this.clockMs, holder.startedAtMs);
  }

  /** The case as it stands, to try something on: what happens to the copy has not happened. */
  copy(): CaseHistory {
    const { state, documents, now: at } = this;
    const copy = new CaseHistory({ state, documents, at }, this.holder);
    copy.passedMs = this.passedMs;
    return copy;
  }

  /** Something has happened. What is personal about it goes into `documents`, each by the member that refers to it. */
  emit<T extends CaseEventType>(type: T, happening: Happening<T>): void {
    const { step, by = 'system', data, documents } = happening;
    this.born += 1;
    const id = happening.id ?? `${this.holder.runId}/${this.born}`;
    const named = Object.entries<unknown>(documents ?? {}).map(([name, value]) => ({
      name,
      ref: `${id}/${name}`,
      value,
    }));
    const refs = Object.fromEntries(named.map(({ name, ref }) => [name, { ref }]));
    const event = { id, at: this.now, type, step, by, data: { ...data, ...refs } };
    // The compiler cannot see that `data` and `refs` together are the data of `type`; `Happening` says so.
    const draft = {
      event,
      documents: Object.fromEntries(named.map(({ ref, value }) => [ref, value])),
    } as unknown as EventDraft;
    this.documents = { ...this.documents, ...draft.documents };
    this.state = applyEvent(this.state, draft.event, this.documents);
    if (this.unrecorded.length === 0) this.unrecordedSince = this.clockMs;
    this.unrecorded.push(draft);
  }

  /** Sets the case's clock, which never goes back. The case knows no other clock: each thing that comes in says when. */
  tick(atMs: number): void {
    // A clock that is so far ahead is wrong. Of those that are right this changes nothing, so a replay comes out the same.
    // eslint-disable-next-line no-restricted-properties
    const toldMs = Math.min(atMs, Date.now() + clockToleranceMs);
    if (toldMs > this.clockMs) this.clockMs = toldMs;
  }

  /** A timer of the run's own has fired. */
  pass(atMs: number): void {
    this.passedMs = Math.max(this.passedMs, atMs);
  }

  /**
   * The time that has come for certain: by the server's clock, when the run began and when its timers fired. What anybody
   * tells ends nobody's time.
   */
  get certainMs(): number {
    return this.passedMs;
  }

  get nowMs(): number {
    return this.clockMs;
  }

  get now(): Instant {
    return vietNamInstant(this.clockMs);
  }

  get folded(): CaseState {
    return this.state;
  }

  get filed(): CaseFiledData {
    return this.state.filed;
  }

  document(ref: string): unknown {
    return this.documents[ref];
  }

  /** What an order said, for the agencies that carry it out; of an order that is not of people, nothing. */
  orderDocument(orderId: string | null): OrderDocument {
    const document = orderId === null ? undefined : this.document(orderRef(orderId));
    return isOrder(document) ? document : { reason: 'ordered' };
  }

  step(id: string): FoldedStep {
    return getStepState(this.state, id);
  }

  stateOf(id: string) {
    return stepStateOf(this.state, this.step(id));
  }

  view(): CaseView {
    return viewOf(this.state);
  }

  /** Since when the register has not heard of something; undefined when it has heard of all. */
  get unrecordedSinceMs(): number | undefined {
    return this.unrecorded.length > 0 ? this.unrecordedSince : undefined;
  }

  /** The register has the case otherwise than this history, and is what counts. */
  takeOver({ state, documents, at }: CaseSnapshot): void {
    this.documents = documents;
    this.state = state;
    this.unrecorded = [];
    this.tick(Date.parse(at));
  }

  get unrecordedCount(): number {
    return this.unrecorded.length;
  }

  /** The next of them, at least one, and no more than so many characters of JSON together. */
  takeUnrecorded(maxLength: number): EventDraft[] {
    let length = 0;
    const rest = this.unrecorded.findIndex((draft, i) => {
      length += JSON.stringify(draft).length;
      return i > 0 && length > maxLength;
    });
    const taken = this.unrecorded.splice(0, rest < 0 ? this.unrecorded.length : rest);
    this.handedOver.push(...taken);
    return taken;
  }

  /** All but the first `kept` of this run's events are to be handed over again. */
  handOverAgain(kept: number): void {
    const lost = this.handedOver.splice(kept);
    if (this.unrecorded.length === 0) this.unrecordedSince = this.clockMs;
    this.unrecorded.unshift(...lost);
  }
}

function isOrder(document: unknown): document is OrderDocument {
  return typeof document === 'object' && document !== null && 'reason' in document;
}
