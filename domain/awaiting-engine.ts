/** What of a case waits for the engine, in its view. */
import type { CaseView, StepView, WaitingFor } from './case-view';
import type { KeptOrder } from './kept-orders';

/** The view with what waits for the engine: nobody waits for a citizen who has answered. */
export function withKeptOrders(view: CaseView, keptOrders: readonly KeptOrder[]): CaseView {
  if (keptOrders.length === 0) return view;
  const waitingFor = view.waitingFor.map((wait): WaitingFor => {
    const answer = keptOrders.find(({ order, step }) => order === 'supplement' && step === wait.step);
    const step = view.steps.find(({ id }) => id === wait.step);
    return answer && step && wait.who === 'citizen' ? deliveryOf(answer, step) : wait;
  });
  return { ...view, waitingFor, keptOrders: [...keptOrders] };
}

function deliveryOf({ since }: KeptOrder, { id: step, agency: who, dueAt: until }: StepView): WaitingFor {
  return { who, what: 'delivery', step, since, until, then: 'agency-decides' };
}
