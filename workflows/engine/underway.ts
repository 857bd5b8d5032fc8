import type { CancellationScope } from '@temporalio/workflow';
import type { AgencyMessage } from '../../activities/agency-message';
import type { AgencyDecision } from '../../domain/schemas/agency-contract';
import { callbackOverdueAfterMs, longestPatienceMs } from '../calls';

/** A message that has gone out and has not been answered. */
export interface OpenMessage {
  message: AgencyMessage;
  /** The activity that sends it until it is answered or called off; null while it is first tried. */
  delivery: { scope: CancellationScope; sinceMs: number } | null;
  /** The record says that it is delayed. */
  isDelayed: boolean;
}

/**
 * What a run of a case knows beside the record: which messages are out, which dossiers their agencies have lost, and
 * which decisions have come that the case has not acted on. None of it has happened to the case yet, so no event holds
 * it. A replay brings it back. A run that takes the case up anew begins without it and loses nothing: it sends what is
 * due once more under the same keys, and asks for the decisions it waits for.
 */
export class Underway {
  private readonly messages = new Map<string, OpenMessage>();
  private readonly lost = new Map<string, LostDossier>();
  private readonly decisions = new Map<string, DecisionsOnDossier>();

  open(message: AgencyMessage): OpenMessage {
    const open: OpenMessage = { message, delivery: null, isDelayed: false };
    this.messages.set(idOf(message), open);
    return open;
  }

  close(message: AgencyMessage): void {
    this.messages.delete(idOf(message));
  }

  isOpen(message: Pick<AgencyMessage, 'what' | 'key'>): boolean {
    return this.messages.has(idOf(message));
  }

  get openMessages(): Iterable<OpenMessage> {
    return this.messages.values();
  }

  /** A dossier of the step is on its way to its agency, which may hold it or not. */
  carriesDossierOf(step: string): boolean {
    for (const { message } of this.messages.values()) {
      if (message.step === step && (message.what === 'delivery' || message.what === 'supplement'))
        return true;
    }
    return false;
  }

  /** Its agency acknowledged the dossier and does not know it. Each time it is given longer before it is asked again. */
  lose(key: string, atMs: number): void {
    const before = this.lost.get(key)?.patienceMs ?? callbackOverdueAfterMs;
    const patienceMs = Math.min(2 * before, longestPatienceMs);
    this.lost.set(key, { fromMs: atMs, patienceMs, isDeliveredAgain: false });
  }

  /** The dossier has to be delivered again, under its key. */
  isLost(key: string): boolean {
    return this.lost.get(key)?.isDeliveredAgain === false;
  }

  /** A lost dossier is there again; false where it was none. */
  findAgain(key: string): boolean {
    const dossier = this.lost.get(key);
    if (!dossier || dossier.isDeliveredAgain) return false;
    dossier.isDeliveredAgain = true;
    return true;
  }

  /** When a dossier's decision is overdue that was lost once; undefined for any other. */
  overdueAtMs(key: string): number | undefined {
    const dossier = this.lost.get(key);
    return dossier && dossier.fromMs + dossier.patienceMs;
  }

  /** A decision has come, by callback or by asking: each counts once, by its id and dossier, as two agencies may use one id. */
  decide(decision: AgencyDecision): void {
    const { dossierKey, decisionId } = decision;
    const of = this.decisions.get(dossierKey) ?? { ids: new Set<string>(), waiting: [] };
    this.decisions.set(dossierKey, of);
    if (of.ids.has(decisionId)) return;
    of.ids.add(decisionId);
    of.waiting.push(decision);
  }

  /** A decision on a dossier waits to be acted on. */
  hasDecision(dossierKey: string): boolean {
    return (this.decisions.get(dossierKey)?.waiting.length ?? 0) > 0;
  }

  /** The next decision on a dossier, in the order in which they came. */
  takeDecision(dossierKey: string): AgencyDecision | undefined {
    return this.decisions.get(dossierKey)?.waiting.shift();
  }

  /** The decisions on a dossier that are known, so that asking waits for another one. */
  decisionIds(dossierKey: string): string[] {
    return [...(this.decisions.get(dossierKey)?.ids ?? [])];
  }
}

interface LostDossier {
  /** When its agency was found not to know it. */
  fromMs: number;
  patienceMs: number;
  isDeliveredAgain: boolean;
}

interface DecisionsOnDossier {
  ids: Set<string>;
  waiting: AgencyDecision[];
}

function idOf({ what, key }: Pick<AgencyMessage, 'what' | 'key'>): string {
  return `${what} ${key}`;
}
