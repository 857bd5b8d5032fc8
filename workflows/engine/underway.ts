import type { CancellationScope } from '@temporalio/workflow';
import type { AgencyMessage } from '../../activities/agency-message';
import type { Basis } from '../../domain/fold/folded-step';
import type { AgencyDecision } from '../../domain/schemas/agency-contract';
import type { UnusableDecision } from '../../domain/unusable-decision';
import { callbackOverdueAfterMs, longestPatienceMs } from '../patience';

/** An agency that says something else each time is not remembered for ever. */
const maxDigests = 20;

/** A message that has gone out and has not been answered. */
export interface OpenMessage {
  message: AgencyMessage;
  /** The activity that sends it until it is answered or called off; null while it is first tried. */
  delivery: { scope: CancellationScope; sinceMs: number } | null;
  /** `told`: the record says that it is delayed. `over`: what it carries is known to have arrived without it. */
  delay: 'none' | 'told' | 'over';
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
  private readonly inquiries = new Map<string, number>();
  private readonly made = new Map<string, Basis>();
  private readonly unusable = new Map<string, UnusableOnDossier>();

  open(message: AgencyMessage): OpenMessage {
    const open: OpenMessage = { message, delivery: null, delay: 'none' };
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
  findCarrierOf(step: string): OpenMessage | undefined {
    for (const open of this.messages.values()) {
      const { message } = open;
      if (message.step === step && (message.what === 'delivery' || message.what === 'supplement'))
        return open;
    }
    return undefined;
  }

  /** A dossier of the step is on its way, and nobody knows yet whether it has arrived. */
  isOnItsWay(step: string): boolean {
    const carrier = this.findCarrierOf(step);
    return carrier !== undefined && carrier.delay !== 'over';
  }

  /** A dossier goes out under the key, made from this. */
  sends(key: string, basis: Basis): void {
    this.made.set(key, basis);
  }

  /** What the dossier was made from that this run has sent under the key. */
  basisOf(key: string): Basis | null {
    return this.made.get(key) ?? null;
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

  /** When a dossier's decision is overdue that was lost once, or could not be used; undefined for any other. */
  overdueAtMs(key: string): number | undefined {
    const dossier = this.lost.get(key) ?? this.unusable.get(key);
    return dossier && dossier.fromMs + dossier.patienceMs;
  }

  /** A decision has come that cannot be used. Each time its agency is given longer before it is asked again. */
  cannotUse({ dossierKey, digest, code }: UnusableDecision, atMs: number): void {
    const before = this.unusable.get(dossierKey);
    const patienceMs = before ? Math.min(2 * before.patienceMs, longestPatienceMs) : callbackOverdueAfterMs;
    const digests = new Set([...(before?.digests ?? [])].slice(-maxDigests)).add(digest);
    this.unusable.set(dossierKey, { fromMs: atMs, patienceMs, digests, latest: { digest, code } });
  }

  /** The last of them that has not been taken. */
  takeUnusable(dossierKey: string): { code: string; digest: string } | undefined {
    const found = this.unusable.get(dossierKey);
    const latest = found?.latest;
    if (found) found.latest = undefined;
    return latest;
  }

  /** Somebody has seen to it: the agency is asked anew, and whatever it says is looked at as if for the first time. */
  askAgain(key: string): void {
    this.unusable.delete(key);
    this.inquiries.set(key, this.inquiryOf(key) + 1);
  }

  /** Which inquiry about the dossier is the one that counts. */
  inquiryOf(key: string): number {
    return this.inquiries.get(key) ?? 0;
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

  /** What the decisions on a dossier come to that wait to be acted on; undefined where none does. */
  latestOf(dossierKey: string): AgencyDecision['decision'] | undefined {
    return this.decisions.get(dossierKey)?.waiting.at(-1)?.decision;
  }

  /** The dossiers on which a decision waits to be acted on. */
  get keysWithWords(): string[] {
    return [...this.decisions].flatMap(([key, { waiting }]) => (waiting.length > 0 ? [key] : []));
  }

  /** The next decision on a dossier, in the order in which they came. */
  takeDecision(dossierKey: string): AgencyDecision | undefined {
    return this.decisions.get(dossierKey)?.waiting.shift();
  }

  /** All that wait on it. */
  takeDecisions(dossierKey: string): AgencyDecision[] {
    return this.decisions.get(dossierKey)?.waiting.splice(0) ?? [];
  }

  /** The decisions on a dossier that are known, by id or digest, so that asking waits for another one. */
  known(dossierKey: string): string[] {
    return [
      ...(this.decisions.get(dossierKey)?.ids ?? []),
      ...(this.unusable.get(dossierKey)?.digests ?? []),
    ];
  }
}

interface LostDossier {
  /** When its agency was found not to know it. */
  fromMs: number;
  patienceMs: number;
  isDeliveredAgain: boolean;
}

interface UnusableOnDossier {
  fromMs: number;
  patienceMs: number;
  digests: Set<string>;
  latest: { code: string; digest: string } | undefined;
}

interface DecisionsOnDossier {
  ids: Set<string>;
  waiting: AgencyDecision[];
}

function idOf({ what, key }: Pick<AgencyMessage, 'what' | 'key'>): string {
  return `${what} ${key}`;
}
