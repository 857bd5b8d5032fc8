import type { AgencyId } from '../../domain/agencies';
import type { Stray } from '../../domain/fold/case-state';
import type { Register } from '../../register/register';
import { findCaseOnRecord, type CaseOnRecord } from '../case-on-record';
import { done } from '../refusal';
import { giveOrder, type Ordering } from './give-order';

/** Soon at first, and ever more rarely: after a quarter of the time for which a dossier has been astray. */
const pausesMs = { atLeast: 15_000, atMost: 3_600_000 };

export interface AskingAfter extends Ordering {
  register: Ordering['register'] & Pick<Register, 'astrayCases'>;
  /** Whether the agency holds the dossier; rejects where it does not say. */
  isThere: (dossier: { agency: AgencyId; caseId: string; step: string; key: string }) => Promise<boolean>;
  isStopped: () => boolean;
  /** Told of each case that has to wait for the next time, and why. */
  waits: (caseId: string, why: unknown) => void;
}

/**
 * Asks after dossiers that were sent and never acknowledged, for as long as they may arrive, also once their cases have
 * ended. One that is there is the case's own matter again: it is told so by an order.
 */
export function createStrayWatch(asking: AskingAfter): () => Promise<void> {
  /** When each case is to be asked about next. */
  const due = new Map<string, number>();
  return async () => {
    const caseIds = await asking.register.astrayCases();
    for (const known of due.keys()) if (!caseIds.includes(known)) due.delete(known);
    for (const caseId of caseIds) {
      if (asking.isStopped()) return;
      if ((due.get(caseId) ?? 0) > Date.now()) continue;
      const found = await findCaseOnRecord(asking.register, caseId);
      const strays = found?.state.strays.filter(({ turnedUp }) => turnedUp === null) ?? [];
      for (const stray of strays)
        if (found) await askAfter(asking, found, stray).catch((why: unknown) => asking.waits(caseId, why));
      due.set(caseId, Date.now() + Math.min(...strays.map(pauseMs), pausesMs.atMost));
    }
  };
}

function pauseMs({ since }: Stray): number {
  return Math.max((Date.now() - Date.parse(since)) / 4, pausesMs.atLeast);
}

async function askAfter(
  { isThere, register, engine, waits }: AskingAfter,
  found: CaseOnRecord,
  { step, dossierKey, since }: Stray,
): Promise<void> {
  const { caseId, state } = found;
  const agency = state.steps.find(({ plan }) => plan.id === step)?.plan.agency;
  if (!agency || !(await isThere({ agency, caseId, step, key: dossierKey }))) return;
  const id = `turned-up/${dossierKey}/${since}`;
  const order = { kind: 'turned-up' as const, id, by: 'system', reason: 'turned-up', step, dossierKey };
  const given = await giveOrder({ register, engine }, { found, id }, () => done({ order, warnings: [] }));
  if (!given.ok) waits(caseId, given.refusal.code);
}
