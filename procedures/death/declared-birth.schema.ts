import { z } from 'zod';

/** What is read of a birth case's declaration, of whatever form. */
export const DeclaredBirth = z.object({
  child: z.object({ name: z.string(), bornAt: z.string() }),
  mother: z.object({ personalId: z.string().optional() }).optional(),
});
export type DeclaredBirth = z.infer<typeof DeclaredBirth>;
