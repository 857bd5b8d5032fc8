import type { Desk } from './desk';
import { decisionContextOf, type DossierStore } from './dossier-store';
import { Problem } from './http/problem';
import type { ReversalAnswer, ReversalOrder } from './messages';

const notGranted = (): Problem => new Problem({ status: 409, code: 'not-granted' });

/**
 * Takes back what was granted; ordered again, it is answered as before. A grant that a correction has replaced is no
 * longer there to be taken back; the correction is.
 */
export async function reverse(
  { store, desk }: { store: DossierStore; desk: Desk },
  key: string,
  order: ReversalOrder,
): Promise<ReversalAnswer> {
  const stored = await store.get(key);
  desk.checkReversal?.(stored.filing.step, order);
  if (stored.reversal) return stored.reversal;
  if (stored.state !== 'granted' || stored.supersededBy !== undefined) throw notGranted();
  const { claim, part } = await desk.reverse(decisionContextOf(stored, store), order);
  const answer: ReversalAnswer = claim ? { state: 'claim-open', ...claim } : { state: 'reversed' };
  if (await store.reverse(key, answer, part)) return answer;
  const { reversal } = await store.get(key);
  if (!reversal) throw notGranted();
  return reversal;
}
