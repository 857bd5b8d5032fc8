import { workflowInfo } from '@temporalio/workflow';
import type {
  CaseEventData,
  CaseEventType,
  CaseFiled,
  DocumentName,
  Documents,
  EventDraft,
} from '../../domain/case-events';
import type { CaseView } from '../../domain/case-view';
import { applyEvent } from '../../domain/fold/apply-event';
import {
  getStep,
  resultsOf,
  stepStateOf,
  type CaseState,
  type FoldedStep,
} from '../../domain/fold/case-state';
import { viewOf } from '../../domain/fold/view';
import { vietNamInstant, type Instant } from '../../domain/viet-nam-time';
import type { CaseInput } from '../case-input';

interface Happening<T extends CaseEventType> {
  step: string | null;
  by?: string;
  data: Omit<CaseEventData[T], DocumentName<T>>;
  documents?: Record<DocumentName<T>, unknown>;
  /** When, where it is not now: by the clock of whoever did it. */
  atMs?: number;
}

/** The case as its workflow holds it: its events so far, what they add up to, and those not yet recorded. */
export class CaseFile {
  private state: CaseState;
  private documents: Documents;
  private born = 0;
  private lastAtMs: number;
  private unrecorded: EventDraft[] = [];

  constructor(private readonly input: CaseInput) {
    this.documents = input.documents;
    this.state = applyEvent(undefined, input.filed, input.documents);
    this.lastAtMs = Date.parse(input.filed.at);
  }

  /** Something has happened. What is personal about it goes into `documents`, each by the member that refers to it. */
  emit<T extends CaseEventType>(
    type: T,
    { step, by = 'system', data, documents, atMs = Date.now() }: Happening<T>,
  ): void {
    this.born += 1;
    const id = `${workflowInfo().runId}/${this.born}`;
    const named = Object.entries<unknown>(documents ?? {}).map(([name, value]) => ({
      name,
      ref: `${id}/${name}`,
      value,
    }));
    const refs = Object.fromEntries(named.map(({ name, ref }) => [name, { ref }]));
    const event = { id, at: this.timeOf(atMs), type, step, by, data: { ...data, ...refs } };
    // The compiler cannot see that `data` and `refs` together are the data of `type`; `Happening` says so.
    const draft = {
      event,
      documents: Object.fromEntries(named.map(({ ref, value }) => [ref, value])),
    } as unknown as EventDraft;
    this.documents = { ...this.documents, ...draft.documents };
    this.state = applyEvent(this.state, draft.event, this.documents);
    this.lastAtMs = Date.parse(draft.event.at);
    this.unrecorded.push(draft);
  }

  /** Several clocks tell the time of events; none goes back. */
  timeOf(atMs: number): Instant {
    return vietNamInstant(Math.max(atMs, this.lastAtMs));
  }

  /** When the last thing happened, in epoch milliseconds. */
  get latestMs(): number {
    return this.lastAtMs;
  }

  get folded(): CaseState {
    return this.state;
  }

  get filed(): CaseFiled {
    return this.state.filed;
  }

  get declaration(): unknown {
    return this.documents[this.input.filed.data.declaration.ref];
  }

  get done(): Documents {
    return resultsOf(this.state);
  }

  get steps(): readonly FoldedStep[] {
    return this.state.steps;
  }

  step(id: string): FoldedStep {
    return getStep(this.state, id);
  }

  stateOf(id: string) {
    return stepStateOf(this.state, this.step(id));
  }

  view(): CaseView {
    return viewOf(this.state);
  }

  get settled(): boolean {
    return this.state.settledAt !== null;
  }

  hasUnrecorded(): boolean {
    return this.unrecorded.length > 0;
  }

  takeUnrecorded(): EventDraft[] {
    return this.unrecorded.splice(0);
  }
}
