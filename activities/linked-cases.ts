import type { OrderOf } from '../domain/orders';
import { undecided } from './undecided';

/** What became of stopping another case; `not-now` where it is to be tried again. */
export type StopLinkedCase = (input: {
  caseId: string;
  order: OrderOf<'stop'>;
}) => Promise<'stopped' | 'undecided' | 'not-now'>;

export function createLinkedCases(stopLinkedCase: StopLinkedCase) {
  return {
    /**
     * Stops another case about the same person, once its civil act is decided. Throws until then, and says when to look
     * again. Gives when that was.
     */
    async stopCase(input: Parameters<StopLinkedCase>[0]): Promise<number> {
      const outcome = await stopLinkedCase(input);
      if (outcome === 'undecided') throw undecided();
      if (outcome === 'not-now') throw new Error('the case could not be stopped');
      return Date.now();
    },
  };
}
