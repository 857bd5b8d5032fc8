import { setTimeout as delay } from 'node:timers/promises';
import { findView, type CaseView } from '../e2e/support/cases';
import { give, retry, skip, supplement } from '../e2e/support/orders';
import type { RunningStack } from '../e2e/support/running-stack';

/** How often an operator tries a step again before going on without it. */
const tries = 3;

/** Whoever is waited for does what is waited for; gives the case as it is in the end, settled or not. */
export async function drain(
  stack: RunningStack,
  caseId: string,
  untilMs: number,
): Promise<CaseView | undefined> {
  const tried = new Map<string, number>();
  for (;;) {
    const view = await findView(stack, caseId);
    if (view?.status === 'settled' || Date.now() > untilMs) return view;
    for (const { who, step } of view?.waitingFor ?? []) {
      const times = tried.get(step) ?? 0;
      if (who === 'operator') {
        await give(stack, times < tries ? retry(caseId, step) : skip(caseId, step));
        tried.set(step, times + 1);
      }
      if (who === 'citizen')
        await give(stack, supplement(caseId, step, [{ pointer: '/applicant/phone', value: '0912345678' }]));
    }
    await delay(500);
  }
}
