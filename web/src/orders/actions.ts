/** What the API says that the caller may order now, as far as it is ordered from here. */
import type { CaseView } from '../http/shapes';
import { stepVerbs } from '../ops/order-dialog';
import type { OrderKind } from './order-calls';

const forms = ['correction', 'revocation', 'withdrawal'] as const satisfies readonly OrderKind[];
const orders = [...forms, ...stepVerbs] as const;
export interface Action {
  order: (typeof orders)[number];
  step?: string;
}

export function actionsOf({ actions }: CaseView): Action[] {
  return actions.flatMap(({ order, step }) => {
    const known = orders.find((one) => one === order);
    return known ? [{ order: known, ...(step && { step }) }] : [];
  });
}
