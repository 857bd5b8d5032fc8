/** What citizens have ordered while the engine was away: kept at intake until it can be handed over. */
import type { Instant } from './viet-nam-time';

export const keptOrderKinds = ['supplement', 'withdrawal'] as const;
export type KeptOrderKind = (typeof keptOrderKinds)[number];

/** An order that waits for the engine; it counts by when it came. */
export interface KeptOrder {
  orderId: string;
  order: KeptOrderKind;
  /** The step that is answered; of a withdrawal the first one. */
  step: string;
  since: Instant;
}

/** One that its case did not take when it was handed over, and why. */
export interface NotTaken {
  /** The order's id. */
  about: string;
  order: KeptOrderKind;
  cameAt: Instant;
  code: string;
}
