/** The dossier contract that every agency speaks behind the gateway. */
import { z } from 'zod';
import { Optional } from './left-out';
import { AuthorityDecision, Text, maxBytes, withinBytes } from './common';
import { CalendarDay, InstantInput } from './times';

export const DossierFiling = z.object({
  caseId: z.string().min(1).max(100),
  step: z.string().min(1).max(100),
  round: z.int().min(1),
  edition: CalendarDay,
  /** Where the decision is to be sent, a path of ours behind the gateway. */
  callbackPath: z.string().startsWith('/').max(300),
  /** Where it is decided: the code of a commune. */
  place: z.string().max(20).optional(),
  dossier: z.record(z.string(), z.unknown()),
  /** This round corrects what the agency granted under another key, by decision of an authority. */
  correction: z.object({ replaces: z.string().min(1).max(300), decision: AuthorityDecision }).optional(),
  /** When the family handed the file in: whoever has died since could still act then. */
  receivedAt: InstantInput.optional(),
  /** Places of the declaration that an authority has decided, in corrections of the case: no record raises a doubt there. */
  decided: z.array(z.string().max(500)).max(1000).optional(),
});
export type DossierFiling = z.infer<typeof DossierFiling>;

export const dossierStates = [
  'received',
  'granted',
  'refused',
  'supplement-requested',
  'withdrawn',
  'reversed',
] as const;
export type DossierState = (typeof dossierStates)[number];

export const DecisionReason = z.object({ code: z.string().min(1).max(100), text: Optional(Text(2000)) });
export type DecisionReason = z.infer<typeof DecisionReason>;
export const AskedField = z.object({ pointer: z.string().max(500), reason: Optional(Text(2000)) });
export type AskedField = z.infer<typeof AskedField>;

/** An agency's word on a dossier. The same `decisionId` is the same word; a later `granted` with a new one amends. */
export const AgencyDecision = z
  .object({
    dossierKey: z.string().min(1).max(300),
    decisionId: z.string().min(1).max(200),
    decision: z.enum(['granted', 'refused', 'supplement-requested']),
    result: Optional(z.record(z.string(), z.unknown()).refine(...withinBytes(maxBytes.result))),
    reason: Optional(DecisionReason),
    fields: Optional(z.array(AskedField).max(200)),
    /** Papers that are asked for, by name. */
    documents: Optional(z.array(z.string().regex(/^[\p{L}\d-]{1,100}$/u)).max(50)),
    /** Limit of a supplement. */
    until: Optional(InstantInput),
    decidedAt: InstantInput,
    decidedBy: z.string().min(1).max(200),
  })
  .refine(...withinBytes(maxBytes.decision));
export type AgencyDecision = z.infer<typeof AgencyDecision>;

export const DossierAnswer = z.object({
  key: z.string(),
  state: z.enum(dossierStates),
  decision: AgencyDecision.optional(),
});
export type DossierAnswer = z.infer<typeof DossierAnswer>;

const UnknownDossier = z.object({ code: z.literal('unknown-dossier') });

/** Whether an agency says that it has no such dossier: a 404 alone may come from anyone on the way. */
export function isUnknownDossier(problem: unknown): boolean {
  return UnknownDossier.safeParse(problem).success;
}

/** The answer to a reversal that recovers money. */
export const OpenedClaim = z.object({
  state: z.literal('claim-open'),
  claimId: z.string().min(1).max(200),
  amount: z.int().min(0),
});
