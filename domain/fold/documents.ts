/** Documents in the shape their event type gives them; null where a person has been erased. */
import type { DecisionKey, DocumentRef, Documents } from '../case-events';
import type { Asked, Reason } from '../case-view';
import type { RecordedDecision } from '../same-decision';
import type { Basis } from './folded-step';

export function readResult(
  { ref }: DocumentRef,
  documents: Documents,
): Readonly<Record<string, unknown>> | null {
  const document = documents[ref];
  return isRecord(document) ? document : null;
}

export function readReason({ ref }: DocumentRef, documents: Documents): Reason | null {
  const document = documents[ref];
  return isReason(document) ? document : null;
}

export function readAsked({ ref }: DocumentRef, documents: Documents): Asked | null {
  const document = documents[ref];
  return isAsked(document) ? document : null;
}

/** What a dossier was made from, where that is not what the case stood at when it was acknowledged. */
export function readBasis({ madeFrom }: { madeFrom?: DocumentRef }, documents: Documents): Basis | null {
  const document = madeFrom && documents[madeFrom.ref];
  return isBasis(document) ? document : null;
}

/** The decision that an order rests on, with who took it as long as that is kept. */
export function readAuthorityDecision(
  { decision: key, order }: { decision: DecisionKey; order: DocumentRef },
  documents: Documents,
): RecordedDecision {
  const document = documents[order.ref];
  const whole = isRecord(document) ? document['decision'] : undefined;
  return isDecision(whole) ? whole : key;
}

function isBasis(value: unknown): value is Basis {
  return isRecord(value) && typeof value['declarationRef'] === 'string' && isRecord(value['done']);
}

function isDecision(value: unknown): value is RecordedDecision {
  return isRecord(value) && typeof value['number'] === 'string' && typeof value['on'] === 'string';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isReason(value: unknown): value is Reason {
  return isRecord(value) && typeof value['code'] === 'string';
}

function isAsked(value: unknown): value is Asked {
  return isRecord(value) && Array.isArray(value['fields']) && typeof value['until'] === 'string';
}
