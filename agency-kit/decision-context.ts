import type { AgencyDecision } from '../domain/schemas/agency-contract';
import type { StoredAttachment } from './attachments';

/** A dossier on which a decision is wanted, as a desk gets it. */
export interface DecisionContext {
  dossierKey: string;
  caseId: string;
  step: string;
  round: number;
  dossier: Record<string, unknown>;
  /** What the citizen has attached to the supplement that opened this round. */
  attachments: readonly StoredAttachment[];
  receivedAt: Date;
  /** When the family handed the file in; where that is not told, when this dossier came. */
  handedInAt: Date;
  /** Places of the declaration that an authority has decided, as pointers: no record raises a doubt there. */
  decided: readonly string[];
  /** The round whose request for more this one answers. */
  supplements?: string;
  /** Filed to correct what was granted, on the decision of an authority, which no paper outweighs. */
  isCorrection: boolean;
  /** The grant it corrects, as far as it was granted here. */
  corrected(): Promise<CorrectedGrant | undefined>;
}

export interface CorrectedGrant {
  dossier: Record<string, unknown>;
  result: Record<string, unknown>;
}

/** What is decided; key, id, time and name of the decision are the kit's. */
export type DecisionContent = Pick<
  AgencyDecision,
  'decision' | 'reason' | 'fields' | 'documents' | 'result' | 'until'
> &
  Partial<Pick<AgencyDecision, 'decidedBy'>>;
