/** What an order rests on, as it is typed. */
import type { Typed } from '../file/declared';

export interface OrderForm {
  number: string;
  on: string;
  by: string;
  reason: string;
  /** Values of the declaration that were typed over, by pointer. */
  changed: Typed;
}

export const emptyOrder: OrderForm = { number: '', on: '', by: '', reason: '', changed: {} };
export type ChangeForm = (part: Partial<OrderForm>) => void;

/** A draft is what some page has stored, for this order or another one on the case. */
export function orderOfDraft(body: unknown, order: string): OrderForm {
  const { order: of, form } = (body ?? {}) as { order?: unknown; form?: Partial<OrderForm> };
  return of === order && typeof form === 'object' ? { ...emptyOrder, ...form } : emptyOrder;
}

export const decisionOf = ({ number, on, by }: OrderForm) => ({
  number: number.trim(),
  on,
  by: by.trim(),
});

/** Id of the field that the API's word on a pointer is about. */
export const fieldOf = (pointer: string): string =>
  pointer === '/reason' ? 'reason-text' : `input-${pointer}`;
