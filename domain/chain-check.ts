import { canonicalJson } from './canonical-json';

/**
 * Recomputes a case's chain of events from nothing but the events, as anybody may who holds them: numbered from 1
 * without a gap, each naming the hash of the one before, each hash true of its event.
 */
export type ChainFault = 'no-events' | 'gap' | 'previous-hash' | 'hash';

export interface ChainProblem {
  /** The number the first wrong event has, or should have. */
  seq: number;
  fault: ChainFault;
}

/** The first problem, or undefined when the chain holds. `sha256` gives hex, of the text as UTF-8. */
export function findChainProblem(
  events: readonly Readonly<Record<string, unknown>>[],
  sha256: (text: string) => string,
): ChainProblem | undefined {
  let seq = 0;
  let previous: unknown = null;
  for (const { hash, ...event } of events) {
    seq++;
    if (event['seq'] !== seq) return { seq, fault: 'gap' };
    if ((event['prevHash'] ?? null) !== previous) return { seq, fault: 'previous-hash' };
    if (sha256(canonicalJson(event)) !== hash) return { seq, fault: 'hash' };
    previous = hash;
  }
  return seq === 0 ? { seq: 1, fault: 'no-events' } : undefined;
}
