/** Orders on a case: first what one would do, then the order to do just that. */
import { call, insist } from '../http/client';
import type { Plan } from '../http/shapes';

export type OrderKind = 'correction' | 'revocation' | 'withdrawal';

const paths = {
  correction: '/v1/cases/{caseId}/corrections',
  revocation: '/v1/cases/{caseId}/revocations',
  withdrawal: '/v1/cases/{caseId}/withdrawal',
} as const;

export interface Order {
  kind: OrderKind;
  caseId: string;
  body: Record<string, unknown>;
}

/** Nothing is stored. */
export async function planOf({ kind, caseId, body }: Order): Promise<Plan> {
  const reply = await call('post', paths[kind], { path: { caseId }, query: { dryRun: true }, body });
  // The replies of this path are told apart by what was asked.
  return reply as unknown as Plan;
}

/** Refused when the case has changed since the plan was made. */
export const giveOrder = ({ kind, caseId, body }: Order, { plan }: Plan) =>
  insist((key) => call('post', paths[kind], { path: { caseId }, body, key, headers: { 'If-Match': plan } }));
