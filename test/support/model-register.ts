import { canonicalJson } from '../../domain/canonical-json';
import type { CaseEvent, Documents, EventDraft, RecordedCase } from '../../domain/case-events';
import type { CaseView } from '../../domain/case-view';
import type { Stretch } from '../../domain/citizens-limit';
import type { KeptOrder } from '../../domain/kept-orders';
import { fold } from '../../domain/fold/fold';
import { EventConflictError, StaleRecordError } from '../../register/append-events';
import type { StoredCase } from '../../register/stored-case';

interface Recorded {
  events: CaseEvent[];
  documents: Documents;
}

/** The register as plain memory, with the rules that the engine counts on: each event once, none with another content. */
export class ModelRegister {
  private readonly cases = new Map<string, Recorded>();
  private readonly watchers = new Map<string, Set<() => void>>();

  file({ caseId, events, documents }: RecordedCase): void {
    this.cases.set(caseId, { events: [...events], documents });
  }

  get(caseId: string): Recorded {
    const recorded = this.cases.get(caseId);
    if (!recorded) throw new Error(`no case ${caseId}`);
    return recorded;
  }

  view(caseId: string): CaseView {
    const { events, documents } = this.get(caseId);
    return fold(events, documents);
  }

  /** Resolves once the record satisfies; looks whenever something is recorded. */
  until(caseId: string, fits: (view: CaseView) => boolean): Promise<CaseView> {
    return new Promise((resolve) => {
      const look = () => {
        const view = this.view(caseId);
        if (!fits(view)) return;
        this.watchers.get(caseId)?.delete(look);
        resolve(view);
      };
      this.watchers.set(caseId, (this.watchers.get(caseId) ?? new Set()).add(look));
      look();
    });
  }

  /** No agency is a desk. */
  readonly assignHolder = (): Promise<'system'> => Promise.resolve('system');
  readonly findHolder = (): Promise<undefined> => Promise.resolve(undefined);

  appendEvents(
    caseId: string,
    drafts: readonly EventDraft[],
    { afterSeq }: { afterSeq?: number | undefined } = {},
  ): Promise<CaseView> {
    const { events, documents } = this.get(caseId);
    const fresh = drafts.filter(({ event }) => isFresh(caseId, events, event));
    const known = drafts.length - fresh.length;
    const mayBeStale = fresh.length > 0 || drafts.length === 0;
    if (afterSeq !== undefined && mayBeStale && events.length !== afterSeq + known)
      throw new StaleRecordError(caseId);
    this.cases.set(caseId, {
      events: [...events, ...fresh.map(({ event }) => event)],
      documents: fresh.reduce((known, draft) => ({ ...known, ...draft.documents }), documents),
    });
    for (const look of [...(this.watchers.get(caseId) ?? [])]) look();
    return Promise.resolve(this.view(caseId));
  }

  /** Nobody looks at them here. */
  noteFindings(): Promise<void> {
    return Promise.resolve();
  }

  /** Loses all but the first events of a case, as a failover to a copy that lagged behind does. */
  lose(caseId: string, kept: number): void {
    const { events, documents } = this.get(caseId);
    this.cases.set(caseId, { events: events.slice(0, kept), documents });
  }

  /** Intake is open unless it is said to have been closed. */
  open: Stretch[] = [];
  /** Orders that are kept, by case. */
  readonly kept = new Map<string, KeptOrder[]>();

  intakeTimes(): Promise<{ open: Stretch[]; nowMs: number }> {
    return Promise.resolve({ open: this.open, nowMs: Date.now() });
  }

  keptOrdersOf(caseId: string): Promise<KeptOrder[]> {
    return Promise.resolve(this.kept.get(caseId) ?? []);
  }

  readCase(caseId: string): Promise<StoredCase> {
    const { events, documents } = this.get(caseId);
    const stored = events.map((event, i) => ({ ...event, seq: i + 1, prevHash: null, hash: '' }));
    return Promise.resolve({ events: stored, documents, seq: events.length });
  }
}

function isFresh(caseId: string, events: readonly CaseEvent[], event: CaseEvent): boolean {
  const known = events.find(({ id }) => id === event.id);
  if (known && canonicalJson(known) !== canonicalJson(event)) throw new EventConflictError(caseId, event.id);
  return known === undefined;
}
