import type { AgencyDecision } from '../../domain/schemas/agency-contract';

/**
 * Decisions as they come in: by callback or by asking, twice, late and in any order. Each decision on a dossier is
 * handed out once, by its id, in the order of arrival; two agencies may use the same ids.
 */
export class DecisionInbox {
  private readonly known = new Map<string, Set<string>>();
  private readonly waiting = new Map<string, AgencyDecision[]>();

  put(decision: AgencyDecision): void {
    const { dossierKey, decisionId } = decision;
    const known = this.known.get(dossierKey) ?? new Set();
    if (known.has(decisionId)) return;
    this.known.set(dossierKey, known.add(decisionId));
    this.waiting.set(dossierKey, [...(this.waiting.get(dossierKey) ?? []), decision]);
  }

  has(dossierKey: string): boolean {
    return (this.waiting.get(dossierKey)?.length ?? 0) > 0;
  }

  take(dossierKey: string): AgencyDecision | undefined {
    return this.waiting.get(dossierKey)?.shift();
  }

  /** The decisions known already, so that asking again waits for another one. */
  knownIds(dossierKey: string): string[] {
    return [...(this.known.get(dossierKey) ?? [])];
  }
}
