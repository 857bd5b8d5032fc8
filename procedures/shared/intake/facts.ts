import type { DeclaredFacts } from '../../../domain/declared-facts';
import type { Intake, IntakeContext, Scoped } from './intake';

/** What follows from a declaration that its form accepts. Not for workflows (zod). */
export function factsOf(
  intake: Intake<Scoped>,
  declaration: Scoped,
  { edition, receivedAtMs }: IntakeContext,
): DeclaredFacts {
  const alone = edition.steps.flatMap((step) =>
    step.alone ? [[step.id, step.alone(declaration)] as const] : [],
  );
  return {
    flags: intake.flags(declaration, { edition, receivedAtMs }),
    verification: edition.verification(declaration),
    alone: Object.fromEntries(alone),
  };
}
