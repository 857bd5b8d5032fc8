import type { Logger } from '../runtime/logging';
import type { Decisions } from './decisions';
import type { Desk } from './desk';
import type { Disturbances } from './disturbances';
import { decisionContextOf, type DossierStore, type StoredDossier } from './dossier-store';

/**
 * Brings each undecided dossier to the desk, and again when the desk has asked for that. It holds timers only: what
 * waits stands in the database, and a sweep every few seconds finds whatever a crash or a broken connection has left.
 */
export interface PendingParts {
  store: DossierStore;
  desk: Desk;
  decisions: Decisions;
  disturbances: Disturbances;
  stopped: AbortSignal;
  log: Logger;
}

/** Node's longest timer; a longer delay is looked at again then. */
const longestTimerMs = 2 ** 31 - 1;

export class PendingDossiers {
  /** How to cancel the call of each dossier that waits for its time. */
  private readonly calls = new Map<string, () => void>();
  private readonly underWay = new Map<string, Promise<void>>();
  /** Those that the desk decides when it will. */
  private held = new Set<string>();
  /** Counts how often the desk has begun to decide otherwise. */
  private changes = 0;

  constructor(private readonly parts: PendingParts) {}

  /** Safe to call for a dossier that waits here already. */
  admit(dossier: StoredDossier): void {
    const { key } = dossier;
    if (this.calls.has(key) || this.underWay.has(key) || this.held.has(key)) return;
    this.callAt(dossier, Date.now());
  }

  async sweep(): Promise<void> {
    const { store, disturbances } = this.parts;
    if (disturbances.isIdle) return;
    const waiting = await store.waitingKeys();
    this.held = new Set(waiting.filter((key) => this.held.has(key)));
    for (const key of waiting) {
      if (this.parts.stopped.aborted) return;
      if (this.calls.has(key) || this.underWay.has(key) || this.held.has(key)) continue;
      const dossier = await store.get(key);
      if (dossier.state === 'received') this.admit(dossier);
    }
  }

  /** The desk decides otherwise from now on: everything that waits is brought to it anew. */
  async reconsider(): Promise<void> {
    this.changes += 1;
    this.dismissAll();
    await this.sweep();
  }

  dismissAll(): void {
    for (const cancel of this.calls.values()) cancel();
    this.calls.clear();
    this.held.clear();
  }

  /** Resolves when the desk is in the middle of no decision. */
  async settled(): Promise<void> {
    await Promise.all(this.underWay.values());
  }

  private callAt(dossier: StoredDossier, atMs: number): void {
    if (this.parts.stopped.aborted) return;
    const waitMs = atMs - Date.now();
    const call = (): void => {
      this.calls.delete(dossier.key);
      if (waitMs > longestTimerMs) this.callAt(dossier, atMs);
      else this.bring(dossier);
    };
    this.calls.set(dossier.key, waitMs > 0 ? later(call, waitMs) : next(call));
  }

  private bring(dossier: StoredDossier): void {
    if (this.parts.disturbances.isIdle || this.underWay.has(dossier.key)) return;
    const deciding = this.decide(dossier).finally(() => this.underWay.delete(dossier.key));
    this.underWay.set(dossier.key, deciding);
  }

  private async decide(dossier: StoredDossier): Promise<void> {
    const { desk, decisions, store, stopped, log } = this.parts;
    const { key } = dossier;
    const { changes } = this;
    try {
      const answer = await desk.decide(decisionContextOf(dossier, store));
      if (answer === 'given') return;
      if (answer !== 'later' && 'decision' in answer) await decisions.give(key, answer);
      else if (changes !== this.changes) this.callAt(dossier, Date.now());
      else if (answer === 'later') this.held.add(key);
      else this.callAt(dossier, answer.askAgainAt.getTime());
    } catch (error) {
      if (!stopped.aborted) log.warn({ err: error, key }, 'a decision is tried again');
    }
  }
}

function later(call: () => void, waitMs: number): () => void {
  const timer = setTimeout(call, Math.min(waitMs, longestTimerMs));
  return () => clearTimeout(timer);
}

/** Once the answer to the filing is on its way. */
function next(call: () => void): () => void {
  const immediate = setImmediate(call);
  return () => clearImmediate(immediate);
}
