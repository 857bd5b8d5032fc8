/**
 * No message passes twice. Ids are kept in memory for as long as a signature is good; what was signed before its owner
 * came up may be something that it has forgotten in a crash, and counts as stale: its sender signs it anew. So the
 * guard holds over a crash without a disk write before every message.
 */
export interface ReplayGuardOptions {
  /** How long a signature is good, and by how much clocks may differ. */
  maxAgeMs: number;
  maxSkewMs: number;
  /** What an earlier run has on record, oldest first: id and epoch milliseconds. */
  known?: readonly (readonly [string, number])[];
  startedAt?: number;
}

export class ReplayGuard {
  private readonly seen: Map<string, number>;
  private readonly startedAt: number;

  constructor(private readonly options: ReplayGuardOptions) {
    this.seen = new Map(options.known ?? []);
    // Signatures tell the second only.
    this.startedAt = Math.floor((options.startedAt ?? Date.now()) / 1000) * 1000;
  }

  /** How old a signature may be now, in milliseconds. */
  maxAgeAt(now: number): number {
    return Math.min(this.options.maxAgeMs, now - this.startedAt);
  }

  /** False when a message of this id has been here before. */
  claim(messageId: string, now: number): boolean {
    this.forget(now);
    if (this.seen.has(messageId)) return false;
    this.seen.set(messageId, now);
    return true;
  }

  /** Oldest first; once its signature is stale, an id need not be known. */
  private forget(now: number): void {
    for (const [messageId, at] of this.seen) {
      if (at > now - this.options.maxAgeMs - 2 * this.options.maxSkewMs) return;
      this.seen.delete(messageId);
    }
  }
}
