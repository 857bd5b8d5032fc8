import { canonicalJson } from '../../domain/canonical-json';
import type { CaseState } from '../../domain/fold/case-state';
import type { Edition } from './definition';
import { getStepSpec } from './published';

/**
 * Whether another declaration would contradict what a granted act has on its record: its dossier would then read
 * otherwise. Who applies is no part of an act; another may apply in place of one who has died.
 */
export function contradictsRegistered(
  { steps, filed: { tariffs } }: CaseState,
  edition: Edition,
  { before, after }: { before: unknown; after: unknown },
): boolean {
  const applied = { ...membersOf(after), applicant: membersOf(before)['applicant'] };
  return steps.some(({ plan, grant }) => {
    if (!grant?.basis) return false;
    const spec = getStepSpec(edition, plan.id);
    const { done } = grant.basis;
    const [was, is] = [before, applied].map((declaration) =>
      canonicalJson(spec.dossier({ declaration, done, tariffs })),
    );
    return was !== is;
  });
}

const membersOf = (declaration: unknown): Readonly<Record<string, unknown>> =>
  typeof declaration === 'object' && declaration !== null ? { ...declaration } : {};
