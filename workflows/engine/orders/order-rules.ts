import type { AuthorityDecision } from '../../../domain/case-events';
import type { CaseState } from '../../../domain/fold/case-state';
import { isSameDecision } from '../../../domain/same-decision';
import type { OrderKind, OrderOf, OrderRejection } from '../../messages';
import { contradictsRegistered } from '../../../procedures/shared/registered';
import type { CaseRun } from '../case-run';

/** One kind of order: why it may not be taken as the case stands, and what of it becomes of the case. Both are pure and at once. */
export interface OrderRules<K extends OrderKind> {
  reject(run: CaseRun, order: OrderOf<K>): OrderRejection | undefined;
  take(run: CaseRun, order: OrderOf<K>): void;
}

/** What a granted act has on its record changes by decision of an authority alone, whoever has asked for it. */
export function contradictsRecord({ history, edition }: CaseRun, declaration: unknown): boolean {
  const before = history.document(history.folded.declarationRef);
  return contradictsRegistered(history.folded, edition, { before, after: declaration });
}

/** One decision of an authority is carried out once. */
export function isCarriedOut({ orders }: CaseState, wanted: AuthorityDecision): boolean {
  return orders.some(({ decision }) => decision !== null && isSameDecision(decision, wanted));
}
