import { foldState } from '../domain/fold/fold';
import type { CaseState } from '../domain/fold/case-state';
import type { Register } from '../register/register';
import type { StoredCase } from '../register/stored-case';

/** A case as an order finds it on the record. */
export interface CaseFile extends Pick<StoredCase, 'events'> {
  caseId: string;
  state: CaseState;
  /** The version of the declaration that counts now. */
  declaration: unknown;
}

/** For a case that is on file. */
export async function readCaseFile(register: Pick<Register, 'readCase'>, caseId: string): Promise<CaseFile> {
  const { events, documents } = await register.readCase(caseId);
  const state = foldState(events, documents);
  return { caseId, events, state, declaration: documents[state.declarationRef] };
}
