import { Problem } from '../../agency-kit/http/problem';
import type { ReversalOrder } from '../../agency-kit/messages';
import type { ReversalKind } from '../../domain/case-events';

/** Throws a 400 problem: `wrong-kind`, or `decision-required` where only a decision of an authority will do. */
export function requireKind({ kind, decision }: ReversalOrder, allowed: readonly ReversalKind[]): void {
  if (!allowed.some((known) => known === kind)) throw new Problem({ status: 400, code: 'wrong-kind' });
  if (kind === 'on-decision' && !decision) throw new Problem({ status: 400, code: 'decision-required' });
}
