import type { CaseEvent, Documents } from '../../../domain/case-events';
import { foldState } from '../../../domain/fold/fold';
import type { CaseOnRecord } from '../../../casework/case-on-record';
import type { CaseEngine, OrderOutcome } from '../../../casework/engine';
import type { Order, OrderReply } from '../../../domain/orders';
import type { NewKeptOrder } from '../../../register/kept-orders';
import { birthDeclaration } from '../../support/declarations';
import { deathDeclaration } from '../../support/death-declaration';
import { filedCase } from '../../support/filed-case';

type Told = Pick<CaseEvent, 'type' | 'data'> & { step: string | null; id?: string };

/** A case as filed, with what is told of it since. */
export function caseOnRecord(told: readonly Told[] = [], documents: Documents = {}): CaseOnRecord {
  const filed = filedCase({ bundle: 'birth', declaration: birthDeclaration() });
  return onRecord(filed.caseId, [...filed.events, ...told.map(eventOf)], {
    ...filed.documents,
    ...documents,
  });
}

/** The death of a child, as filed. */
export function childsDeathOnRecord(): CaseOnRecord {
  const { deceased, ...death } = deathDeclaration({ scope: ['death'] });
  const child = { ...deceased, personalId: null, birthCertificateNumber: '12345.GCS.79024.26' };
  const declaration = { ...death, deceased: { ...child, bornOn: '2026-11-16' } };
  const filed = filedCase({ bundle: 'death', declaration });
  return onRecord(filed.caseId, filed.events, filed.documents);
}

/** The same case once this has happened as well. */
export function goneOn(found: CaseOnRecord, ...told: Told[]): CaseOnRecord {
  return onRecord(found.caseId, [...found.events, ...told.map(eventOf)], found.documents);
}

const eventOf = (told: Told, i: number): CaseEvent =>
  ({ id: `run/${i}`, at: '2026-11-24T10:00:00+07:00', by: 'system', ...told }) as CaseEvent;

function onRecord(caseId: string, events: readonly CaseEvent[], documents: Documents): CaseOnRecord {
  const state = foldState(events, documents);
  const stored = events.map((event, i) => ({ ...event, seq: i + 1, prevHash: null, hash: '' }));
  const declaration = documents[state.declarationRef];
  return {
    caseId,
    filedBy: 'portal-1',
    isClaimTaken: false,
    events: stored,
    documents,
    seq: stored.length,
    state,
    declaration,
  };
}

/** A register that holds one case, and an engine that answers as it is told, one answer after another. */
export class OneCase {
  reads = 0;
  readonly given: { seq: number; order: Order }[] = [];
  holder: { caseId: string; caseCode: string } | undefined;
  /** Whether another case is recognised by whatever is doubtful. */
  isLikeAnother = false;
  readonly kept: NewKeptOrder[] = [];
  readonly register = {
    findStoredCase: () => {
      this.reads += 1;
      return Promise.resolve(this.onRecord);
    },
    isRecognised: () => Promise.resolve(this.isLikeAnother),
    findLockHolder: ({
      locks,
      exceptCaseIds,
    }: {
      locks: readonly string[];
      exceptCaseIds: readonly string[];
    }) => {
      const isHeld = locks.length > 0 && !exceptCaseIds.includes(this.holder?.caseId ?? '');
      return Promise.resolve(isHeld ? this.holder : undefined);
    },
    intakeTimes: () => Promise.resolve({ open: [], nowMs: Date.now() }),
    keptOrdersOf: () => Promise.resolve(this.kept),
    keepOrder: (order: NewKeptOrder) => {
      this.kept.push(order);
      return Promise.resolve();
    },
  };
  readonly engine: CaseEngine = {
    giveOrder: ({ found, order }) => {
      this.given.push({ seq: found.seq, order });
      return Promise.resolve(this.outcomes.shift() ?? taken(order));
    },
    passDecision: () => Promise.resolve('passed'),
    reconcile: () => Promise.resolve({ kind: 'away' }),
  };

  constructor(
    public onRecord: CaseOnRecord | undefined,
    private readonly outcomes: OrderOutcome[] = [],
  ) {}
}

export const replyTo = ({ id }: Pick<Order, 'id'>): OrderReply => ({
  orderId: id,
  steps: [],
  withdrawn: [],
  undone: [],
  stands: [],
});
const taken = (order: Order): OrderOutcome => ({ kind: 'taken', reply: replyTo(order) });
