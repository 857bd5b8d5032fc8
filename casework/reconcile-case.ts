import { engineCauses } from '../domain/failure-causes';
import type { Register } from '../register/register';
import type { CaseEngine, Reconciliation } from './engine';
import { done, refused, type Result } from './refusal';

/** An operator's verb for whatever keeps a case from having a run that goes on: who gave it and why is kept. */
export async function reconcileCase(
  { register, engine }: { register: Pick<Register, 'logAct' | 'closeFindings'>; engine: CaseEngine },
  { caseId, by, reason }: { caseId: string; by: string; reason: string },
): Promise<Result<Reconciliation>> {
  const came = await engine.reconcile(caseId);
  if (came.kind === 'away') return refused({ code: 'engine-away' });
  if (came.kind !== 'reconciled') return refused({ code: came.kind });
  const { verdict, did } = came;
  await register.logAct({ by, what: `reconcile:${did}`, reason, caseId });
  await register.closeFindings({ caseId, causes: engineCauses });
  return done({ verdict, did });
}
