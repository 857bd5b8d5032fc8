import { foldText } from '../../../domain/text';
import type { Intake } from '../../../procedures/shared/intake/intake';
import { numberDoubts } from '../../../procedures/shared/intake/people';
import { scopeIssues } from '../../../procedures/shared/intake/scope';
import { ShopDeclaration } from './declaration.schema';

/** Rules of the front door: one owner has one shop under a sign. */
export const shopIntake: Intake<ShopDeclaration> = {
  schema: ShopDeclaration,
  check: ({ owner, sign, scope }, { edition }) => ({
    errors: [
      ...scopeIssues(scope, edition),
      ...(foldText(sign) === foldText(owner.name)
        ? [{ pointer: '/sign', code: 'not-allowed' as const }]
        : []),
    ],
    warnings: numberDoubts('/owner', owner),
  }),
  happenedOn: () => '2026-01-01',
  locks: ({ owner, sign }) => [`owner/${owner.personalId}/${foldText(sign)}`],
  subject: ({ owner }) => owner.name,
  people: ({ owner }) => [owner],
  flags: () => [],
};
