import { z } from 'zod';
import { AuthorityDecision, Text } from '../domain/schemas/common';
import { parseMessage, Problem } from './http/problem';
import type { ReversalKind } from '../simulators/desk/act';

/** The order to take back what was granted, by the kind that the law has for it. */
const ReversalOrder = z.object({
  kind: z.string().min(1).max(100),
  act: z.string().min(1).max(100),
  decision: AuthorityDecision.optional(),
  reason: Text(2000),
});
export type ReversalOrder = z.infer<typeof ReversalOrder>;

export const parseReversal = (body: unknown): ReversalOrder => parseMessage(ReversalOrder, body);

/** Throws a 400 problem: `wrong-kind`, or `decision-required` where only a decision of an authority will do. */
export function requireKind({ kind, decision }: ReversalOrder, allowed: readonly ReversalKind[]): void {
  if (!allowed.some((known) => known === kind)) throw new Problem({ status: 400, code: 'wrong-kind' });
  if (kind === 'on-decision' && !decision) throw new Problem({ status: 400, code: 'decision-required' });
}
