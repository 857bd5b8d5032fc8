import { canonicalJson } from '../../domain/canonical-json';
import type { FoldedStep, Grant } from '../../domain/fold/folded-step';
import { getStepSpec } from '../../procedures/shared/published';
import type { CaseRun } from './case-run';

/**
 * A corrected grant pays somebody else, or less. What was paid by the one before is then to be recovered, all of it or
 * the difference, from whoever was paid.
 */
export function claimOverpaid(run: CaseRun, { plan, grant: before }: FoldedStep): void {
  const { grant: now } = run.history.step(plan.id);
  const { pays } = getStepSpec(run.edition, plan.id);
  if (!pays || !before || !now) return;
  const [was, is] = [before, now].map((grant) => amountOf(grant, pays.member));
  const payeeIn = ({ basis }: Grant) =>
    canonicalJson(pays.payee(basis && run.history.document(basis.declarationRef)) ?? null);
  const amount = payeeIn(before) === payeeIn(now) ? (was ?? 0) - (is ?? 0) : (was ?? 0);
  if (amount <= 0) return;
  const claimId = `${plan.id}-${before.round}`;
  run.history.emit('claim-opened', { step: plan.id, data: { claimId, amount, from: 'payee' } });
}

function amountOf({ result }: Grant, member: string): number {
  const amount = result?.[member];
  return typeof amount === 'number' ? amount : 0;
}
