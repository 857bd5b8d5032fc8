import { decidingAgencies, type AgencyId } from '../../../domain/agencies';
import type { RunningStack } from '../../e2e/support/running-stack';

/** People decide, or each agency's own system does. */
export const setAllModes = (stack: RunningStack, mode: 'desk' | 'system' = 'desk'): Promise<unknown> =>
  Promise.all(decidingAgencies.map((agency) => setMode(stack, agency, mode)));

export async function setMode(stack: RunningStack, agency: AgencyId, mode: 'desk' | 'system'): Promise<void> {
  const { status } = await stack.api(`/v1/ops/agencies/${agency}/mode`, {
    method: 'PUT',
    body: { mode, reason: 'as the walk needs it' },
    token: stack.ready.tokens.ops,
  });
  if (status !== 200) throw new Error(`${agency} cannot be set to ${mode}: ${String(status)}`);
}
