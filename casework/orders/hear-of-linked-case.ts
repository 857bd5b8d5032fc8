import { reversalOf } from '../../domain/fold/folded-step';
import { stepStateOf } from '../../domain/fold/step-state';
import type { CivilActHeard } from '../../domain/case-events';
import { isOpen } from '../../domain/step-states';
import type { Register } from '../../register/register';
import { findCaseOnRecord } from '../case-on-record';

/**
 * What has come of the civil act of another case about the same person. What it brings, a number above all, is worth a
 * wait while its agency is at work; not while a family is asked, or an operator. While it is corrected it stands.
 */
export async function hearOfLinkedCase(
  register: Pick<Register, 'findStoredCase'>,
  caseId: string,
): Promise<CivilActHeard | 'undecided'> {
  const found = await findCaseOnRecord(register, caseId);
  const civilAct = found?.state.steps[0];
  if (!civilAct) return 'not-granted';
  if (civilAct.grant && !reversalOf(civilAct)) return 'granted';
  const state = stepStateOf(found.state, civilAct);
  const waits = state === 'awaiting-citizen' || state === 'stuck' || reversalOf(civilAct)?.failed;
  if (waits) return 'waits-for-people';
  return isOpen(state) || civilAct.grant ? 'undecided' : 'not-granted';
}
