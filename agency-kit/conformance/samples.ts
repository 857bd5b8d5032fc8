import { randomInt } from 'node:crypto';
import { z } from 'zod';
import { AuthorityDecision } from '../../domain/schemas/common';
import builtIn from './samples.json';

/**
 * What the suite files at each step: a dossier that is granted, one about which more is asked, and how a grant is taken
 * back. `{name:0791######}` stands for a text of its own in each dossier, the same wherever the name comes again.
 */
const Dossier = z.record(z.string(), z.unknown());

const Sample = z.object({
  granted: Dossier,
  asked: z
    .object({ dossier: Dossier, changes: z.array(z.object({ pointer: z.string(), value: z.unknown() })) })
    .optional(),
  reversal: z.object({ kind: z.string(), act: z.string(), decision: AuthorityDecision.optional() }),
});
export type DossierSample = z.infer<typeof Sample>;

const Samples = z.record(z.string(), Sample);
export type Samples = z.infer<typeof Samples>;

/** Throws a ZodError where the file has another form. */
export const parseSamples = (content: unknown): Samples => Samples.parse(content);

export const builtInSamples: Samples = Samples.parse(builtIn);

/** The dossier about persons whom nobody has filed anything about. */
export function fresh(dossier: Record<string, unknown>): Record<string, unknown> {
  const texts = new Map<string, string>();
  const filled = JSON.stringify(dossier).replace(/\{(\w+):([^}"]+)\}/g, (_, name: string, form: string) => {
    const text = texts.get(name) ?? form.replaceAll('#', () => String(randomInt(10)));
    texts.set(name, text);
    return text;
  });
  return Dossier.parse(JSON.parse(filled));
}
