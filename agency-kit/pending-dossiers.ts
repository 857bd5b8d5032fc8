import type { Logger } from '../runtime/logging';
import type { Desk } from '../simulators/desk/desk';
import type { DossierStore } from './dossier-store';
import type { Faults } from '../simulators/controls/faults';
import type { Office, OpenCase } from '../simulators/desk/office';

/**
 * Brings each undecided dossier to an officer when its time has come. It holds timers only: what waits stands in the
 * database, and a look around every few seconds finds whatever a crash or a broken connection has left behind.
 */
export interface WaitingRoomParts {
  store: DossierStore;
  desk: Desk;
  faults: Faults;
  office: Office;
  stopped: AbortSignal;
  log: Logger;
}

/** Node's longest timer; a longer delay is looked at again then. */
const longestTimerMs = 2 ** 31 - 1;

export class WaitingRoom {
  /** How to cancel the call of each dossier that waits for its time. */
  private readonly calls = new Map<string, () => void>();
  private readonly underWay = new Map<string, Promise<void>>();

  constructor(private readonly parts: WaitingRoomParts) {}

  /** Safe to call for a dossier that waits here already. */
  admit(open: OpenCase, receivedAt: Date): void {
    const { desk, stopped } = this.parts;
    if (stopped.aborted || this.calls.has(open.key) || this.underWay.has(open.key)) return;
    const waitMs = receivedAt.getTime() + desk.settings.delayMs - Date.now();
    const call = (): void => {
      this.calls.delete(open.key);
      if (waitMs > longestTimerMs) this.admit(open, receivedAt);
      else this.callIn(open);
    };
    this.calls.set(open.key, waitMs > 0 ? later(call, waitMs) : next(call));
  }

  /** After a change of desk or faults everything that waits is looked at anew. */
  async lookAround(): Promise<void> {
    const { store, office, desk, faults, log } = this.parts;
    const { mode, rules } = desk.settings;
    if (faults.isOut || (mode === 'manual' && rules.length === 0)) return;
    for (const key of await store.waitingKeys()) {
      if (this.calls.has(key)) continue;
      const stored = await store.get(key);
      try {
        this.admit(office.openStored(stored), stored.receivedAt);
      } catch (error) {
        log.error({ err: error, key }, 'a stored dossier cannot be opened');
      }
    }
  }

  dismissAll(): void {
    for (const cancel of this.calls.values()) cancel();
    this.calls.clear();
  }

  /** Resolves when no officer is in the middle of a decision. */
  async settled(): Promise<void> {
    await Promise.all(this.underWay.values());
  }

  private callIn(open: OpenCase): void {
    if (this.parts.faults.isOut || this.underWay.has(open.key)) return;
    const deciding = this.decide(open).finally(() => this.underWay.delete(open.key));
    this.underWay.set(open.key, deciding);
  }

  private async decide(open: OpenCase): Promise<void> {
    const { desk, office, stopped, log } = this.parts;
    const file = { caseId: open.caseId, step: open.act.step };
    if (!desk.decidesByItself(file)) return;
    const rule = await desk.takeRule(file);
    try {
      const decided = await office.decide(open, rule?.word);
      if (!decided) rule?.giveBack();
    } catch (error) {
      rule?.giveBack();
      if (!stopped.aborted) log.warn({ err: error, key: open.key }, 'a decision is tried again');
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
