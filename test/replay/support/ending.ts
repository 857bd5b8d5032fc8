import type { CaseEventType, Outcome } from '../../../domain/case-events';
import type { Order } from '../../../workflows/messages';
import type { CaseFixture } from './case-fixture';
import type { Telling } from './telling';

/** How a case may end, or where it may still stand: one history is kept of each, in every edition. */
export interface Ending {
  name: string;
  /** The bundles in which it can come to that; all unless said. */
  bundles?: readonly string[];
  /** How many steps a bundle has at least in which it can; one unless said. */
  minSteps?: number;
  /** The case is about somebody whom a running one is about too. */
  linked?: true;
  /** What the case comes to; null where it is left running. */
  outcome: Outcome | null;
  /** Something on the record without which the story has not been told. */
  shows: CaseEventType;
  story: (telling: Telling) => Promise<void>;
}

/** How an ended case may end again. */
export interface Amendment extends Ending {
  /** The ending that it had. */
  takesUp: string;
  /** The order that it is taken up for. */
  order: (fixture: CaseFixture) => Order;
}
