/** What may be ordered about a dossier, and how that is answered. */
import { z } from 'zod';
import { DossierFiling, OpenedClaim } from '../domain/schemas/agency-contract';
import { AuthorityDecision, Text } from '../domain/schemas/common';

/** A paper that comes with a supplement: its bytes in base64, or the address at the gateway under which they are had. */
export const Attachment = z.object({
  document: z.string().min(1).max(200),
  name: z.string().min(1).max(200),
  mediaType: z.string().min(1).max(100),
  size: z.int().min(0).optional(),
  /** Of the bytes, in hex. */
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  content: z.base64().optional(),
  href: z.string().startsWith('/').max(500).optional(),
});
export type Attachment = z.infer<typeof Attachment>;

/**
 * A dossier as it is filed. Papers come with one that answers a request for more, where the agency does not know the
 * dossier that it asked about any more.
 */
export const FiledDossier = DossierFiling.extend({ attachments: z.array(Attachment).max(50).optional() });
export type FiledDossier = z.infer<typeof FiledDossier>;

/** More data for a dossier about which more was asked. */
export const SupplementOrder = z.object({
  changes: z.array(z.object({ pointer: z.string().max(500), value: z.unknown() })).max(200),
  attachments: z.array(Attachment).max(50).optional(),
  newKey: z.string().min(1).max(300),
  /** The next round's dossier, whole; without it the changes are made to the one that is here. */
  dossier: z.record(z.string(), z.unknown()).optional(),
});
export type SupplementOrder = z.infer<typeof SupplementOrder>;

export const Withdrawal = z.object({ reason: Text(2000) });

/** The order to take back what was granted, by the kind that the law has for it. */
export const ReversalOrder = z.object({
  kind: z.string().min(1).max(100),
  act: z.string().min(1).max(100),
  decision: AuthorityDecision.optional(),
  reason: Text(2000),
});
export type ReversalOrder = z.infer<typeof ReversalOrder>;

export const Received = z.object({ key: z.string(), state: z.literal('received') });
export const Withdrawn = z.object({ state: z.literal('withdrawn') });
export const Reversed = z.object({ state: z.literal('reversed') });
export { OpenedClaim };

/** Kept with the dossier, so that the same order again is answered the same. */
export const ReversalAnswer = z.union([Reversed, OpenedClaim]);
export type ReversalAnswer = z.infer<typeof ReversalAnswer>;
