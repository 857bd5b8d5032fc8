import { goodForSeconds, skewSeconds } from './signatures/message-signature';

/**
 * No message passes twice. Ids are kept in memory for as long as a signature is good; what was signed before the guard
 * came up may be something that it has forgotten in a crash, and counts as stale: its sender signs it anew. So the guard
 * holds over a crash without a disk write before every message.
 */
export interface ReplayGuardOptions {
  /** What an earlier run has on record, oldest first: id and epoch milliseconds. */
  known?: readonly (readonly [string, number])[];
  startedAt?: number | undefined;
}

export class ReplayGuard {
  /** An id that is older than this need not be known, for its signature is stale. */
  static readonly keptMs = (goodForSeconds + 2 * skewSeconds) * 1000;
  private readonly seen: Map<string, number>;
  private readonly startedAt: number;

  constructor(options: ReplayGuardOptions = {}) {
    this.seen = new Map(options.known ?? []);
    // Signatures tell the second only.
    this.startedAt = Math.floor((options.startedAt ?? Date.now()) / 1000) * 1000;
  }

  /** Whether what was signed then may have been here before the guard came up; epoch milliseconds. */
  isTooOld(signedAt: number): boolean {
    return signedAt < this.startedAt;
  }

  /** False when a message of this id has been here before. */
  claim(messageId: string, now = Date.now()): boolean {
    this.forget(now);
    if (this.seen.has(messageId)) return false;
    this.seen.set(messageId, now);
    return true;
  }

  private forget(now: number): void {
    for (const [messageId, at] of this.seen) {
      if (at > now - ReplayGuard.keptMs) return;
      this.seen.delete(messageId);
    }
  }
}
