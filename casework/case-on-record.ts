import type { CaseState } from '../domain/fold/case-state';
import { foldState } from '../domain/fold/fold';
import type { Register } from '../register/register';
import type { CaseOnFile, StoredCase } from '../register/stored-case';

/** A case as a use case finds it: read once from the record, and all of it of one moment. */
export interface CaseOnRecord extends CaseOnFile {
  caseId: string;
  state: CaseState;
  /** The version of the declaration that counts now. */
  declaration: unknown;
}

export async function findCaseOnRecord(
  register: Pick<Register, 'findStoredCase'>,
  caseId: string,
): Promise<CaseOnRecord | undefined> {
  const stored = await register.findStoredCase(caseId);
  if (!stored) return undefined;
  const state = foldState(stored.events, stored.documents);
  return { ...stored, caseId, state, declaration: stored.documents[state.declarationRef] };
}

/** Whether the case's own workflow has ended it, so that an order has to take it up again. */
export function hasEnded({ events }: Pick<StoredCase, 'events'>): boolean {
  return events.some(({ type }) => type === 'case-settled');
}
