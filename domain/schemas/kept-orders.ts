/** What a citizen's order said, as it is kept until the engine is back. */
import { z } from 'zod';

export const KeptContent = z.discriminatedUnion('order', [
  z.object({
    order: z.literal('supplement'),
    sent: z.object({
      step: z.string(),
      changes: z.array(z.object({ pointer: z.string(), value: z.unknown().optional() })),
      attachments: z.array(z.object({ document: z.string(), documentId: z.string() })),
      reason: z.string(),
    }),
  }),
  z.object({ order: z.literal('withdrawal'), sent: z.object({ reason: z.string() }) }),
]);
export type KeptContent = z.output<typeof KeptContent>;
