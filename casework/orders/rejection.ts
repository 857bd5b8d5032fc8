import type { OrderRejection } from '../../domain/orders';
import type { CaseOnRecord } from '../case-on-record';
import { refused, type Refused } from '../refusal';
import { standingSteps } from './standing';

/** Why a case does not take an order, as whoever has given it is told. */
export function refusalOfRejection(
  rejection: Exclude<OrderRejection, 'case-ended' | 'stale-declaration'>,
  { state }: Pick<CaseOnRecord, 'state'>,
): Refused {
  switch (rejection) {
    case 'not-asked':
    case 'registered-fact':
      return refused({ code: rejection, pointers: ['/changes'] });
    case 'nothing-to-withdraw':
      return refused({ code: 'nothing-to-withdraw', stands: standingSteps(state) });
    default:
      return refused({ code: rejection });
  }
}
