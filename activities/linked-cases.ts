import type { CivilActHeard } from '../domain/case-events';
import type { OrderOf } from '../domain/orders';
import { undecided } from './undecided';

/** How other cases are asked and stopped. */
export interface OtherCases {
  /** What has come of the civil act of another case. */
  hearOfLinkedCase: (caseId: string) => Promise<CivilActHeard | 'undecided'>;
  /** What became of stopping it; `not-now` where it is to be tried again. */
  stopLinkedCase: (input: { caseId: string; order: OrderOf<'stop'> }) => Promise<'stopped' | 'not-now'>;
}

export function createLinkedCases({ hearOfLinkedCase, stopLinkedCase }: OtherCases) {
  return {
    /** Throws while another case's civil act is undecided, and says when to look again. */
    async hearOfCase({ caseId }: { caseId: string }): Promise<{ atMs: number; civilAct: CivilActHeard }> {
      const civilAct = await hearOfLinkedCase(caseId);
      if (civilAct === 'undecided') throw undecided();
      return { atMs: Date.now(), civilAct };
    },
    /** Stops another case about the same person. Throws until it could be. Gives when that was. */
    async stopCase(input: Parameters<OtherCases['stopLinkedCase']>[0]): Promise<number> {
      if ((await stopLinkedCase(input)) === 'not-now') throw new Error('the case could not be stopped');
      return Date.now();
    },
  };
}
