import type { AgencyDecision } from '../../domain/schemas/agency-contract';

/**
 * Decisions as they come in: by callback or by asking, twice, late and in any order. Each decision is handed out
 * once, by its id, in the order of arrival within its dossier.
 */
export class DecisionInbox {
  private readonly known = new Set<string>();
  private readonly waiting = new Map<string, AgencyDecision[]>();

  put(decision: AgencyDecision): void {
    if (this.known.has(decision.decisionId)) return;
    this.known.add(decision.decisionId);
    this.waiting.set(decision.dossierKey, [...(this.waiting.get(decision.dossierKey) ?? []), decision]);
  }

  has(dossierKey: string): boolean {
    return (this.waiting.get(dossierKey)?.length ?? 0) > 0;
  }

  take(dossierKey: string): AgencyDecision | undefined {
    return this.waiting.get(dossierKey)?.shift();
  }

  /** The decisions known already, so that asking again waits for another one. */
  knownIds(): string[] {
    return [...this.known];
  }
}
