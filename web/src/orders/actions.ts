/** What the API says that the caller may order now, as far as there is a form for it. */
import type { CaseView } from '../http/shapes';

const orders = ['correction', 'revocation', 'withdrawal'] as const;
export interface Action {
  order: (typeof orders)[number];
  step?: string;
}

export function actionsOf(view: CaseView): Action[] {
  const { actions = [] } = view as CaseView & { actions?: { order: string; step?: string }[] };
  return actions.flatMap(({ order, step }) => {
    const known = orders.find((one) => one === order);
    return known ? [{ order: known, ...(step !== undefined && { step }) }] : [];
  });
}
