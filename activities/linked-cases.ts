import type { CivilActHeard } from '../domain/case-events';
import type { OrderOf } from '../domain/orders';
import { undecided } from './undecided';

/** How other cases are asked and stopped. */
export interface OtherCases {
  /** What has come of the civil act of another case. */
  hearOfLinkedCase: (caseId: string) => Promise<CivilActHeard | 'undecided'>;
  /** Which cases have been stopped; `not-now` where one is to be tried again. */
  stopLinkedCases: (input: { caseId: string; order: OrderOf<'stop'> }) => Promise<string[] | 'not-now'>;
}

export function createLinkedCases({ hearOfLinkedCase, stopLinkedCases }: OtherCases) {
  return {
    /** Throws while another case's civil act is undecided, and says when to look again. */
    async hearOfCase({ caseId }: { caseId: string }): Promise<{ atMs: number; civilAct: CivilActHeard }> {
      const civilAct = await hearOfLinkedCase(caseId);
      if (civilAct === 'undecided') throw undecided();
      return { atMs: Date.now(), civilAct };
    },
    /** Stops the running cases about the same person as this one. Throws until all could be. Gives which, and when that was. */
    async stopLinkedCases(
      input: Parameters<OtherCases['stopLinkedCases']>[0],
    ): Promise<{ atMs: number; caseIds: string[] }> {
      const caseIds = await stopLinkedCases(input);
      if (caseIds === 'not-now') throw new Error('a case could not be stopped');
      return { atMs: Date.now(), caseIds };
    },
  };
}
