import type { CaseEvent, Documents } from '../case-events';
import type { Instant } from '../viet-nam-time';
import type { CaseState } from './case-state';
import { foldState } from './fold';
import { askedBack, type Intent } from './folded-step';

/**
 * A case as a workflow takes it up: what its events add up to, and the documents that may still be needed. Its size
 * depends on what is open, not on what the case has been through.
 */
export interface CaseSnapshot {
  state: CaseState;
  documents: Documents;
  /** When the last of its events happened. */
  at: Instant;
}

/** Of a case with at least its filing. */
export function snapshotOf(events: readonly CaseEvent[], documents: Documents): CaseSnapshot {
  const state = foldState(events, documents);
  return { state, documents: pick(documents, refsOf(state)), at: events.at(-1)?.at ?? state.filedAt };
}

/** Where an order's own document lies. */
export function orderRef(orderId: string): string {
  return `${orderId}/order`;
}

/** The documents that a state refers to and does not hold. Whatever is still to be sent is made from these alone. */
export function refsOf(state: CaseState): ReadonlySet<string> {
  const { declarationRef, uncorrectedRef, givenUp, correctionId, steps, notices, strays } = state;
  const bases = [
    ...steps.flatMap(({ dossier, grant }) => [dossier.basis, dossier.earlier?.basis, grant?.basis]),
    ...notices.map(({ granted }) => granted?.basis),
    ...strays.map(({ basis }) => basis),
  ];
  const declarations = bases.map((basis) => basis?.declarationRef);
  // What is told of a grant names the decision that it was corrected by; what was refused may be granted after all.
  const corrections = [...bases, ...steps.map(({ refused }) => refused?.basis)];
  const orders = [
    correctionId,
    ...corrections.map((basis) => basis?.correctionId),
    ...steps.flatMap((step) => [
      askedBack(step)?.orderId,
      orderIn(step.dossier.recall?.ifGranted),
      orderIn(step.grant?.intent),
    ]),
    ...notices.map(({ reversal }) => reversal?.orderId),
    ...strays.flatMap(({ recall }) => [recall.orderId, orderIn(recall.ifGranted)]),
  ].map((orderId) => (typeof orderId === 'string' ? orderRef(orderId) : undefined));
  const supplements = steps.map(({ dossier }) => dossier.supplement?.ref);
  const refs = [
    declarationRef,
    uncorrectedRef,
    givenUp?.declarationRef,
    ...declarations,
    ...orders,
    ...supplements,
  ];
  return new Set(refs.filter((ref) => ref !== undefined));
}

function orderIn(intent: Intent | undefined): string | undefined {
  return intent?.kind === 'reverse' ? intent.reversal.orderId : undefined;
}

function pick(documents: Documents, refs: ReadonlySet<string>): Documents {
  return Object.fromEntries(Object.entries(documents).filter(([ref]) => refs.has(ref)));
}
