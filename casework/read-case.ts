import type { CaseRecord } from '../register/find-case';
import type { Register } from '../register/register';
import { findCaseOnRecord, type CaseOnRecord } from './case-on-record';
import { isWithinReach, type Reach } from './reach';
import { done, refused, type Result } from './refusal';

export interface CaseAsked {
  caseId: string;
  /** Which cases whoever asks may see. */
  reaches: readonly Reach[];
}

/** The case as people see it. Those who follow a case ask again and again; the register answers them from memory. */
export async function viewCase(
  register: Pick<Register, 'findCase'>,
  { caseId, reaches }: CaseAsked,
): Promise<Result<CaseRecord>> {
  const found = await register.findCase(caseId);
  if (!found) return refused({ code: 'unknown-case' });
  const agencies = found.view.steps.map(({ agency }) => agency);
  const isReached = isWithinReach({ filedBy: found.filedBy, agencies }, reaches);
  return isReached ? done(found) : refused({ code: 'out-of-reach' });
}

/** The case with all that is on record of it, for whoever goes on from there. */
export async function readCase(
  register: Pick<Register, 'findStoredCase'>,
  { caseId, reaches }: CaseAsked,
): Promise<Result<CaseOnRecord>> {
  const found = await findCaseOnRecord(register, caseId);
  if (!found) return refused({ code: 'unknown-case' });
  const agencies = found.state.steps.map(({ plan }) => plan.agency);
  const isReached = isWithinReach({ filedBy: found.filedBy, agencies }, reaches);
  return isReached ? done(found) : refused({ code: 'out-of-reach' });
}
