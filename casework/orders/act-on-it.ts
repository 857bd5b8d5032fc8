/** Whether another case's civil act rests on a step that is to fall: a death on the birth of the child. */
import { getGrant } from '../../domain/fold/folded-step';
import { isLost } from '../../domain/step-states';
import { stepStateOf } from '../../domain/fold/step-state';
import { restingLocks } from '../../procedures/shared/intake/life-event';
import type { LockHolder } from '../../register/life-event-locks';
import type { Register } from '../../register/register';
import { findCaseOnRecord, type CaseOnRecord } from '../case-on-record';

export type ActsOnRecord = Pick<Register, 'findStoredCase' | 'findLockHolder'>;

/** Only the first step is an act that others rest on; only what has been granted rests on it. */
export async function findActOnIt(
  register: ActsOnRecord,
  { caseId, state, declaration }: Pick<CaseOnRecord, 'caseId' | 'state' | 'declaration'>,
  step: string,
): Promise<LockHolder | undefined> {
  const [first] = state.steps;
  if (first?.plan.id !== step || !first.grant) return undefined;
  const locks = restingLocks(state.filed, declaration, getGrant(first).result);
  const holder = await register.findLockHolder({ locks, exceptCaseIds: [caseId] });
  const other = holder && (await findCaseOnRecord(register, holder.caseId));
  const act = other?.state.steps[0];
  return other && act?.grant && !isLost(stepStateOf(other.state, act)) ? holder : undefined;
}
