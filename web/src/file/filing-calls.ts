import { call, insist } from '../http/client';
import { ProblemError } from '../http/problem';
import type { Bundle, Schemas } from '../http/shapes';
import { asNode, nodeAt } from '../form/schema';
import { declarationOf, type Typed } from './declared';
import { kindOf } from './field';

export function declared(bundle: Bundle, typed: Typed): Record<string, unknown> {
  const root = asNode(bundle.declarationSchema);
  return declarationOf(typed, (pointer) => kindOf(nodeAt(root, pointer) ?? {}, root, pointer));
}

type DryRun = Schemas['DryRun'];

/** What filing would say; nothing is stored. */
export async function dryRun(bundle: Bundle, declaration: Record<string, unknown>): Promise<DryRun> {
  try {
    const reply = await call('post', '/v1/cases', {
      query: { dryRun: true },
      body: { bundle: bundle.id, declaration },
      key: 'dry-run',
    });
    // The two replies of this path are told apart by what was asked.
    return reply as unknown as DryRun;
  } catch (error) {
    if (error instanceof ProblemError && error.problem.errors)
      return { ...nothing, errors: error.problem.errors };
    throw error;
  }
}
const nothing: DryRun = {
  valid: false,
  bundle: null,
  edition: null,
  dueAt: null,
  certainty: null,
  flags: [],
  errors: [],
  warnings: [],
};

/** As {@link dryRun}; of a section that is missing as a whole, what its fields have to say. */
export async function dryRunOf(bundle: Bundle, typed: Typed, section: string): Promise<DryRun> {
  const declaration = declared(bundle, typed);
  const reply = await dryRun(bundle, declaration);
  const isMissing = reply.errors.some(({ pointer }) => pointer === `/declaration/${section}`);
  return isMissing ? dryRun(bundle, { ...declaration, [section]: {} }) : reply;
}

export const fileCase = (bundle: Bundle, declaration: Record<string, unknown>) =>
  insist((key) => call('post', '/v1/cases', { body: { bundle: bundle.id, declaration }, key }));
