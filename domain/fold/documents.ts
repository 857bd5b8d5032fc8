/** Documents in the shape their event type gives them; null where a person has been erased. */
import type { DocumentRef, Documents } from '../case-events';
import type { Asked, Reason } from '../case-view';

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

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isReason(value: unknown): value is Reason {
  return isRecord(value) && typeof value['code'] === 'string';
}

function isAsked(value: unknown): value is Asked {
  return isRecord(value) && Array.isArray(value['fields']) && typeof value['until'] === 'string';
}
