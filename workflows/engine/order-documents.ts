import type { AuthorityDecision, OrderDocument } from '../../domain/case-events';
import { orderRef } from '../../domain/fold/snapshot';
import type { CaseFile } from './case-history';

/** What an order said, for the agencies that carry it out; empty for one that is not of people. */
export function orderDocument(file: CaseFile, orderId: string | null): OrderDocument {
  const document = orderId === null ? undefined : file.document(orderRef(orderId));
  return isOrder(document) ? document : { reason: 'ordered' };
}

/** The decision that the last correction rests on; undefined where nothing was corrected. */
export function correctionDecision(file: CaseFile): AuthorityDecision | undefined {
  return orderDocument(file, file.folded.correctionId).decision;
}

/** What the citizen supplied, as it was given. */
export function suppliesOf(document: unknown): { changes: unknown[]; attachments: unknown[] } {
  if (typeof document !== 'object' || document === null) return { changes: [], attachments: [] };
  const changes = 'changes' in document && Array.isArray(document.changes) ? document.changes : [];
  const attachments =
    'attachments' in document && Array.isArray(document.attachments) ? document.attachments : [];
  return { changes, attachments };
}

function isOrder(document: unknown): document is OrderDocument {
  return typeof document === 'object' && document !== null && 'reason' in document;
}
